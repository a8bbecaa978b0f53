-- How many losses of each segment are there, and how many of them have a known root cause?
-- Grain: one row per segment; counted from the first quarter in which losses were asked about.
-- Parameters: since, until, kind, segment, region, owner
with narrowed as (
    from losses_in($since, $until, $kind, $segment, $region, $owner, 'lost_on')
),

chosen as (
    select max(json_extract_string(setting_value, '$'))::date as since_on
    from settings
    where setting = 'interviewed_since'
),

found as (
    select date_trunc('quarter', min(losses.lost_on))::date as since_on
    from losses
    where losses.kind = $kind and (losses.is_read or losses.root_cause is not null)
)

select
    narrowed.segment,
    count(*) as losses,
    count(narrowed.root_cause) as known,
    coalesce(chosen.since_on, found.since_on) as interviewed_since
from narrowed
cross join chosen
cross join found
where narrowed.lost_on is null or narrowed.lost_on >= coalesce(chosen.since_on, found.since_on)
group by all
order by narrowed.segment
