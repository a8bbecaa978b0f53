-- What share of the losses with a known root cause does each cause account for?
-- Grain: one row per cause and segment, the sums from which shares by count, by value and weighted are made.
-- Parameters: since, until, kind, segment, region, owner
select
    root_cause as cause,
    segment,
    count(*) as losses,
    count(*) filter (where reporting_value is null) as without_value,
    coalesce(sum(reporting_value), 0) as value,
    coalesce(sum(reporting_value ^ 2), 0) as value_squared,
    count(*) filter (where verdict_source = 'person') as decided_by_person,
    -- a score is the chance that a careful reader would agree
    sum(case when verdict_source = 'person' then 1 else coalesce(verdict_score, 1) end) as expected_right
from losses_in($since, $until, $kind, $segment, $region, $owner, 'lost_on')
where root_cause is not null
group by root_cause, segment
order by cause, segment
