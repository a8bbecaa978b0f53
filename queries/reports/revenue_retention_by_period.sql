-- How much of the yearly fees of the accounts at risk was kept, grew, shrank, and went?
-- Grain: one row per period and group; values a year, in the reporting currency.
-- Parameters: grain, dimension, since, until, segment, region, owner
with periods as (
    from periods_in($grain, $since, $until)
),

moves as (
    select
        account_id,
        spell_number,
        spell_starts_on,
        spell_ends_on,
        coalesce(
            case $dimension
                when 'segment' then segment
                when 'region' then region
                when 'owner' then owner
                when 'industry' then industry
                when 'product' then product
                else 'all'
            end,
            '(none)'
        ) as group_name,
        moved_on,
        annual_change,
        currency
    from fee_moves
    where ($segment is null or list_contains($segment::varchar[], segment))
        and ($region is null or list_contains($region::varchar[], region))
        and ($owner is null or list_contains($owner::varchar[], owner))
),

daily as (
    select group_name, currency, moved_on, sum(annual_change) as annual_change
    from moves
    group by group_name, currency, moved_on
),

standing as (
    -- one rate for both ends of a period, so that exchange moves are neither churn nor expansion
    select
        periods.period_start,
        daily.group_name,
        sum(daily.annual_change * currency_rates.rate) filter (where daily.moved_on <= periods.since_on)
            as start_value,
        sum(daily.annual_change * currency_rates.rate) as end_value
    from periods
    inner join daily on daily.moved_on <= periods.until_on
    left join currency_rates
        on currency_rates.currency = daily.currency
        and currency_rates.rate_year = year(periods.since_on)
    group by periods.period_start, daily.group_name
),

changes as (
    select
        periods.period_start,
        moves.group_name,
        case
            when moves.spell_starts_on > periods.since_on then
                case when moves.spell_number = 1 then 'new' else 'returned' end
            when moves.spell_ends_on < periods.until_on then 'lost'
            else 'kept'
        end as fate,
        sum(moves.annual_change * currency_rates.rate) as change
    from moves
    asof inner join periods on periods.since_on < moves.moved_on
    left join currency_rates
        on currency_rates.currency = moves.currency
        and currency_rates.rate_year = year(periods.since_on)
    where moves.moved_on <= periods.until_on
    group by moves.account_id, moves.spell_number, periods.period_start, moves.group_name, fate
),

gathered as (
    select
        period_start,
        group_name,
        sum(change) filter (where fate = 'kept' and change > 0) as expansion,
        -sum(change) filter (where fate = 'kept' and change < 0) as contraction,
        -sum(change) filter (where fate = 'lost') as lost_value,
        sum(change) filter (where fate = 'new') as new_value,
        sum(change) filter (where fate = 'returned') as returned_value,
        count(*) filter (where fate = 'kept' and change > 0) as expanded,
        count(*) filter (where fate = 'kept' and change < 0) as contracted,
        count(*) filter (where fate = 'lost') as lost,
        count(*) filter (where fate = 'new' and change > 0) as new,
        count(*) filter (where fate = 'returned' and change > 0) as returned
    from changes
    group by period_start, group_name
)

select
    standing.period_start,
    standing.group_name,
    coalesce(standing.start_value, 0) as start_value,
    coalesce(gathered.expansion, 0) as expansion,
    coalesce(gathered.contraction, 0) as contraction,
    coalesce(gathered.lost_value, 0) as lost_value,
    coalesce(gathered.new_value, 0) as new_value,
    coalesce(gathered.returned_value, 0) as returned_value,
    coalesce(standing.end_value, 0) as end_value,
    coalesce(gathered.expanded, 0) as expanded,
    coalesce(gathered.contracted, 0) as contracted,
    coalesce(gathered.lost, 0) as lost,
    coalesce(gathered.new, 0) as new,
    coalesce(gathered.returned, 0) as returned,
    periods.complete
from standing
inner join periods on periods.period_start = standing.period_start
left join gathered
    on gathered.period_start = standing.period_start
    and gathered.group_name = standing.group_name
order by standing.period_start, standing.group_name
