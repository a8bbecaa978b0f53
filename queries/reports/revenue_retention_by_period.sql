-- How much of the yearly fees of the accounts at risk was kept, grew, shrank, and went?
-- Grain: one row per period and group; values a year, in the reporting currency.
-- `without_rate` counts the accounts at risk that pay in a currency nobody gave a rate for; their fees are left out.
-- Parameters: grain, dimension, since, until, segment, region, owner
with standing as (
    from standing_in($grain, $dimension, $since, $until, $segment, $region, $owner, true)
),

periods as (
    from periods_in($grain, $since, $until)
),

moves as (
    select
        account_id,
        spell_number,
        spell_starts_on,
        spell_ends_on,
        group_of($dimension, segment, region, owner, industry, product) as group_name,
        moved_on,
        annual_change,
        squared_change,
        currency
    from fee_moves
    where ($segment is null or list_contains($segment::varchar[], segment))
        and ($region is null or list_contains($region::varchar[], region))
        and ($owner is null or list_contains($owner::varchar[], owner))
),

daily as (
    select
        group_name,
        currency,
        moved_on,
        sum(annual_change) as annual_change,
        sum(squared_change) as squared_change
    from moves
    group by group_name, currency, moved_on
),

ends as (
    -- one rate for both ends of a period, so that exchange moves are neither churn nor expansion
    select
        periods.period_start,
        daily.group_name,
        sum(daily.annual_change * currency_rates.rate) filter (where daily.moved_on <= periods.since_on)
            as start_value,
        sum(daily.squared_change * currency_rates.rate ^ 2) filter (where daily.moved_on <= periods.since_on)
            as start_squared,
        sum(daily.annual_change * currency_rates.rate) as end_value
    from periods
    inner join daily on daily.moved_on <= periods.until_on
    left join currency_rates
        on currency_rates.currency = daily.currency
        and currency_rates.rate_year = year(periods.since_on)
    group by periods.period_start, daily.group_name
),

without_rate as (
    select period_start, group_name, count(distinct account_id) as accounts
    from (
        select periods.period_start, moves.group_name, moves.account_id
        from moves
        inner join periods on moves.moved_on <= periods.since_on
        inner join currency_rates
            on currency_rates.currency = moves.currency
            and currency_rates.rate_year = year(periods.since_on)
            and currency_rates.rate is null
        group by periods.period_start, moves.group_name, moves.account_id, moves.currency
        having round(sum(moves.annual_change), 4) > 0
    ) as paying
    group by period_start, group_name
),

changes as (
    from revenue_changes_in($grain, $dimension, $since, $until, $segment, $region, $owner)
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
        count(*) filter (where fate = 'returned' and change > 0) as returned,
        sum(change ^ 2) filter (where fate in ('kept', 'lost') and change > 0) as up_squared,
        sum(change ^ 2) filter (where fate in ('kept', 'lost') and change < 0) as down_squared,
        -- of fees s and e: e2 - s2 = (e - s)2 + 2 s (e - s)
        sum((squared_change - change ^ 2) / 2) filter (where fate in ('kept', 'lost') and change > 0)
            as start_times_up,
        sum((change ^ 2 - squared_change) / 2) filter (where fate in ('kept', 'lost') and change < 0)
            as start_times_down
    from changes
    group by period_start, group_name
)

select
    periods.period_start,
    ends.group_name,
    coalesce(standing.at_risk, 0) as at_risk,
    coalesce(without_rate.accounts, 0) as without_rate,
    coalesce(ends.start_value, 0) as start_value,
    coalesce(gathered.expansion, 0) as expansion,
    coalesce(gathered.contraction, 0) as contraction,
    coalesce(gathered.lost_value, 0) as lost_value,
    coalesce(gathered.new_value, 0) as new_value,
    coalesce(gathered.returned_value, 0) as returned_value,
    coalesce(ends.end_value, 0) as end_value,
    coalesce(gathered.expanded, 0) as expanded,
    coalesce(gathered.contracted, 0) as contracted,
    coalesce(gathered.lost, 0) as lost,
    coalesce(gathered.new, 0) as new,
    coalesce(gathered.returned, 0) as returned,
    coalesce(ends.start_squared, 0) as start_squared,
    coalesce(gathered.up_squared, 0) as up_squared,
    coalesce(gathered.down_squared, 0) as down_squared,
    coalesce(gathered.start_times_up, 0) as start_times_up,
    coalesce(gathered.start_times_down, 0) as start_times_down,
    periods.complete
from ends
inner join periods on periods.period_start = ends.period_start
left join standing
    on standing.period_start = ends.period_start
    and standing.group_name = ends.group_name
left join without_rate
    on without_rate.period_start = ends.period_start
    and without_rate.group_name = ends.group_name
left join gathered
    on gathered.period_start = ends.period_start
    and gathered.group_name = ends.group_name
order by periods.period_start, ends.group_name
