-- What do our records, the customer's first words and the whole story each put the losses down to?
-- Grain: one row per recorded reason, stated cause and root cause that occur together.
-- Parameters: since, until, kind, segment, region, owner
select
    recorded_reason,
    stated_cause,
    root_cause,
    count(*) as losses
from losses_in($since, $until, $kind, $segment, $region, $owner, 'lost_on')
group by recorded_reason, stated_cause, root_cause
order by losses desc, recorded_reason, stated_cause, root_cause
