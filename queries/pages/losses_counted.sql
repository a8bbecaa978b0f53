-- How many losses are there, with what value, how many with words, read, and with a known root cause?
-- Grain: one row.
-- Parameters: since, until, kind, segment, region, owner
select
    count(*) as losses,
    coalesce(sum(reporting_value), 0)::double as value,
    count(*) filter (where has_words) as with_words,
    count(*) filter (where is_read) as read,
    count(*) filter (where root_cause is not null) as known,
    count(*) filter (where root_cause is not null and verdict_source = 'person') as checked,
    count(*) filter (where is_disputed) as disputed
from losses_in($since, $until, $kind, $segment, $region, $owner, 'lost_on')
