-- Which causes each recorded reason stands for, as suggested or confirmed.
-- Grain: one row per recorded reason and cause.
-- Parameters: none
select recorded_reason, cause
from reason_causes
order by recorded_reason, cause
