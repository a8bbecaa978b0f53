-- How many of the decided deals did we win, against whom, for whom, with what?
-- Grain: one row per group.
-- Parameters: dimension, since, until, segment, region, owner
with narrowed as (
    from deals_in($since, $until, $segment, $region, $owner)
),

quarters_of_size as (
    select quantile_disc(reporting_value, [0.25, 0.5, 0.75]) as cuts
    from narrowed
),

grouped as (
    select
        case $dimension
            when 'competitor' then narrowed.competitor
            when 'segment' then narrowed.segment
            when 'owner' then narrowed.owner
            when 'product' then narrowed.product
            when 'region' then narrowed.region
            when 'industry' then narrowed.industry
            when 'source' then narrowed.source
            when 'deal_type' then narrowed.deal_type
            when 'period' then year(narrowed.closed_on) || '-Q' || quarter(narrowed.closed_on)
            when 'size_band' then case
                when narrowed.reporting_value is null then null
                when narrowed.reporting_value < quarters_of_size.cuts[1]
                    then format('1: below {:,.0f}', quarters_of_size.cuts[1])
                when narrowed.reporting_value < quarters_of_size.cuts[2]
                    then format('2: {:,.0f} to below {:,.0f}', quarters_of_size.cuts[1], quarters_of_size.cuts[2])
                when narrowed.reporting_value < quarters_of_size.cuts[3]
                    then format('3: {:,.0f} to below {:,.0f}', quarters_of_size.cuts[2], quarters_of_size.cuts[3])
                else format('4: {:,.0f} and more', quarters_of_size.cuts[3])
            end
            else 'all'
        end as group_name,
        narrowed.outcome,
        narrowed.reporting_value
    from narrowed
    cross join quarters_of_size
)

select
    coalesce(group_name, '(none)') as group_name,
    count(*) filter (where outcome = 'won') as won,
    count(*) filter (where outcome = 'lost') as lost,
    count(*) filter (where outcome = 'no_decision') as no_decision,
    count(*) filter (where outcome = 'withdrawn') as withdrawn,
    count(*) filter (where outcome = 'disengaged') as disengaged,
    coalesce(sum(reporting_value) filter (where outcome = 'won'), 0) as won_value,
    coalesce(sum(reporting_value) filter (where outcome = 'lost'), 0) as lost_value,
    coalesce(sum(reporting_value) filter (where outcome = 'no_decision'), 0) as no_decision_value,
    coalesce(sum(reporting_value ^ 2) filter (where outcome in ('won', 'lost')), 0) as decided_value_squared
from grouped
group by all
order by group_name
