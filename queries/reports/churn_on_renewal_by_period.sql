-- Of the value that came up for renewal, how much was lost?
-- Grain: one row per period; a contract counts on its renewal day; values a year.
-- Parameters: grain, since, until, segment, region, owner
with periods as (
    from periods_in($grain, $since, $until)
),

gone_on as (
    -- the same line going on under a new row is a renewal
    select
        contract_id,
        renews_on,
        account_id,
        monthly_fee,
        currency,
        exists(
            from contracts as later
            where later.account_id = contracts.account_id
                and later.product_line is not distinct from contracts.product_line
                and later.starts_on > contracts.starts_on
                and later.starts_on <= contracts.ends_on + 31
        ) as goes_on,
        ends_on
    from contracts
    where renews_on is not null
),

due as (
    select
        gone_on.renews_on,
        12 * gone_on.monthly_fee::double * currency_rates.rate as annual_value,
        coalesce(gone_on.ends_on <= gone_on.renews_on, false) and not gone_on.goes_on as was_lost
    from gone_on
    left join accounts on accounts.account_id = gone_on.account_id
    left join currency_rates
        on currency_rates.currency = gone_on.currency
        and currency_rates.rate_year = year(gone_on.renews_on)
    where ($segment is null or list_contains($segment::varchar[], accounts.segment))
        and ($region is null or list_contains($region::varchar[], accounts.region))
        and ($owner is null or list_contains($owner::varchar[], accounts.owner))
)

select
    periods.period_start,
    count(*) as due,
    count(*) filter (where due.was_lost) as lost,
    coalesce(sum(due.annual_value), 0) as due_value,
    coalesce(sum(due.annual_value) filter (where due.was_lost), 0) as lost_value,
    coalesce(sum(due.annual_value ^ 2), 0) as due_value_squared,
    periods.complete
from periods
inner join due on due.renews_on >= periods.since_on and due.renews_on < periods.until_on
group by periods.period_start, periods.complete
order by periods.period_start
