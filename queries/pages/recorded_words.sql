-- The recorded reasons, or the competitors, that losses have.
-- Grain: one row per value.
-- Parameters: field
select distinct case when $field = 'competitor' then coalesce(competitor, '(none)') else coalesce(recorded_reason, '(not recorded)') end as value_name
from losses
where value_name is not null
order by value_name
