-- How long after the announcement do we ask, and who asks?
-- Grain: one row per person who led the first interview.
-- Parameters: since, until, kind, segment, region, owner
select
    coalesce(led_by, '(not known)') as led_by,
    count(*) as losses,
    median(first_words_on - announced_on) as median_days,
    quantile_cont(first_words_on - announced_on, 0.25) as lower_quartile_days,
    quantile_cont(first_words_on - announced_on, 0.75) as upper_quartile_days
from losses_in($since, $until, $kind, $segment, $region, $owner, 'lost_on')
where first_words_on is not null
group by all
order by losses desc, led_by
