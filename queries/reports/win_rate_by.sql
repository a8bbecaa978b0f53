-- How many of the decided deals did we win, against whom, for whom, with what?
-- Grain: one row per group; size bands are numbered from 1, the one below the first of the limits.
-- Parameters: dimension, grain, size_limits, since, until, segment, region, owner
with grouped as (
    select
        case $dimension
            when 'competitor' then competitor
            when 'segment' then segment
            when 'owner' then owner
            when 'product' then product
            when 'region' then region
            when 'industry' then industry
            when 'source' then source
            when 'deal_type' then deal_type
            when 'period' then case $grain
                when 'month' then strftime(closed_on, '%Y-%m')
                when 'quarter' then year(closed_on) || '-Q' || quarter(closed_on)
                else year(closed_on)::varchar
            end
            when 'size_band' then size_band_of(reporting_value, $size_limits)
            else 'all'
        end as group_name,
        outcome,
        reporting_value
    from deals_in($since, $until, $segment, $region, $owner)
)

select
    coalesce(group_name, '(none)') as group_name,
    count(*) filter (where outcome = 'won') as won,
    count(*) filter (where outcome = 'lost') as lost,
    count(*) filter (where outcome = 'no_decision') as no_decision,
    count(*) filter (where outcome = 'withdrawn') as withdrawn,
    count(*) filter (where outcome = 'disengaged') as disengaged,
    count(*) filter (where outcome in ('won', 'lost') and reporting_value is null) as without_value,
    coalesce(sum(reporting_value) filter (where outcome = 'won'), 0) as won_value,
    coalesce(sum(reporting_value) filter (where outcome = 'lost'), 0) as lost_value,
    coalesce(sum(reporting_value) filter (where outcome = 'no_decision'), 0) as no_decision_value,
    coalesce(sum(reporting_value ^ 2) filter (where outcome in ('won', 'lost')), 0) as decided_value_squared
from grouped
group by all
order by group_name
