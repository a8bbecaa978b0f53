-- What share of the losses do the customers put down to each cause, in the first reason they name?
-- Grain: one row per cause that customers named first.
-- Parameters: since, until, kind, segment, region, owner
select
    stated_cause as cause,
    count(*) as losses,
    count(*) filter (where reporting_value is null) as without_value,
    coalesce(sum(reporting_value), 0) as value,
    coalesce(sum(reporting_value ^ 2), 0) as value_squared
from losses_in($since, $until, $kind, $segment, $region, $owner, 'lost_on')
where stated_cause is not null
group by stated_cause
order by losses desc, cause
