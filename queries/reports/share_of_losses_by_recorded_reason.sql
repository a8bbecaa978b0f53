-- What share of the losses do our own records put down to each reason?
-- Grain: one row per recorded reason or category.
-- Parameters: level, since, until, kind, segment, region, owner
with named as (
    select
        coalesce(
            case when $level = 'category' then recorded_category else recorded_reason end, '(not recorded)'
        ) as reason,
        reporting_value
    from losses_in($since, $until, $kind, $segment, $region, $owner, 'lost_on')
)

select
    reason,
    count(*) as losses,
    count(*) filter (where reporting_value is null) as without_value,
    coalesce(sum(reporting_value), 0) as value,
    coalesce(sum(reporting_value ^ 2), 0) as value_squared
from named
group by reason
order by losses desc, reason
