-- What became of the yearly fees of each stay between the first day of a period and the first of the next.
-- Grain: one row per period, account and stay whose fees moved; `change` in the reporting currency, null without a rate.
-- Parameters: none
-- `fate`: a stay that began in the period is 'new' or 'returned', one that ended in it 'lost', any other 'kept'.
create or replace macro revenue_changes_in(grain, dimension, since_on, until_on, segments, regions, owners) as table
select
    periods.period_start,
    group_of(dimension, fee_moves.segment, fee_moves.region, fee_moves.owner, fee_moves.industry, fee_moves.product)
        as group_name,
    fee_moves.account_id,
    fee_moves.spell_number,
    case
        when fee_moves.spell_starts_on > periods.since_on then
            case when fee_moves.spell_number = 1 then 'new' else 'returned' end
        when fee_moves.spell_ends_on < periods.until_on then 'lost'
        else 'kept'
    end as fate,
    sum(fee_moves.annual_change * currency_rates.rate) as change,
    sum(fee_moves.squared_change * currency_rates.rate ^ 2) as squared_change
from fee_moves
asof inner join periods_in(grain, since_on, until_on) as periods on periods.since_on < fee_moves.moved_on
-- one rate for both ends of a period, so that exchange moves are neither churn nor expansion
left join currency_rates
    on currency_rates.currency = fee_moves.currency
    and currency_rates.rate_year = year(periods.since_on)
where fee_moves.moved_on <= periods.until_on
    and (segments is null or list_contains(segments::varchar[], fee_moves.segment))
    and (regions is null or list_contains(regions::varchar[], fee_moves.region))
    and (owners is null or list_contains(owners::varchar[], fee_moves.owner))
group by all
