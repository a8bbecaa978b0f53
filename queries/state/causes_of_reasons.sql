-- Which causes each recorded reason stands for, as a person confirmed it.
-- Grain: one row per recorded reason and cause.
-- Parameters: none
select recorded_reason, cause
from reason_causes
where confirmed_by is not null
order by recorded_reason, cause
