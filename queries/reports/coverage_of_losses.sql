-- Of how many losses are there words, of how many a root cause?
-- Grain: one row per group.
-- Parameters: dimension, since, until, kind, segment, region, owner
select
    coalesce(
        case $dimension
            when 'segment' then segment
            when 'region' then region
            when 'owner' then owner
            when 'recorded_reason' then recorded_reason
            when 'year' then year(lost_on)::varchar
            when 'quarter' then year(lost_on) || '-Q' || quarter(lost_on)
            else 'all'
        end,
        '(none)'
    ) as group_name,
    count(*) as losses,
    count(*) filter (where has_words) as with_words,
    count(*) filter (where is_read) as read,
    count(root_cause) as known,
    count(*) filter (where is_disputed) as disputed,
    count(*) filter (where interviewed_flag) as interviewed_flag,
    coalesce(sum(reporting_value), 0)::double as value,
    count(*) filter (where reporting_value is null) as without_value
from losses_in($since, $until, $kind, $segment, $region, $owner, 'lost_on')
group by group_name
order by group_name
