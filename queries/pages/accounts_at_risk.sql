-- How many accounts were served on the first day of a period, and how many of them left in it?
-- Grain: one row.
-- Parameters: since, until, segment, region, owner
with bounds as (
    select
        greatest(coalesce($since::date, observed_since), observed_since) as since_on,
        least(coalesce($until::date, observed_until), observed_until) as until_on
    from observed
)

select
    count(*) as at_risk,
    count(*) filter (where spells.ends_on < bounds.until_on) as lost
from spells
inner join bounds on spells.starts_on <= bounds.since_on and spells.ends_on >= bounds.since_on
where bounds.until_on > bounds.since_on
    and ($segment is null or list_contains($segment::varchar[], spells.segment))
    and ($region is null or list_contains($region::varchar[], spells.region))
    and ($owner is null or list_contains($owner::varchar[], spells.owner))
