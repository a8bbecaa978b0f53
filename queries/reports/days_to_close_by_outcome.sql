-- How long do deals take that end one way or another?
-- Grain: one row per outcome.
-- Parameters: since, until, segment, region, owner
select
    outcome,
    count(*) as deals,
    median(closed_on - opened_on) as median_days,
    quantile_cont(closed_on - opened_on, 0.25) as lower_quartile_days,
    quantile_cont(closed_on - opened_on, 0.75) as upper_quartile_days
from deals_in($since, $until, $segment, $region, $owner)
where opened_on is not null and closed_on is not null
group by outcome
order by deals desc, outcome
