-- Every day on which the yearly fees of an account change: the history from which those of any day can be summed.
-- Grain: one row per account, spell, currency and such a day; what ends changes the first day without service.
-- Parameters: none
-- `squared_change` sums to the square of the fees, as `annual_change` sums to the fees themselves.
with of_spells as (
    select
        service_periods.account_id,
        spells.spell_number,
        service_periods.starts_on,
        service_periods.ends_on,
        service_periods.monthly_fee,
        service_periods.currency
    from service_periods
    asof inner join spells
        on spells.account_id = service_periods.account_id
        and spells.starts_on <= service_periods.starts_on
    where service_periods.monthly_fee is not null
),

steps as (
    select account_id, spell_number, currency, starts_on as moved_on, 12 * monthly_fee as annual_change
    from of_spells
    union all
    select account_id, spell_number, currency, ends_on + 1, -12 * monthly_fee
    from of_spells
    where ends_on < date '9999-12-31'
),

changed as (
    select account_id, spell_number, currency, moved_on, round(sum(annual_change), 4) as annual_change
    from steps
    group by account_id, spell_number, currency, moved_on
    having round(sum(annual_change), 4) <> 0
),

running as (
    select
        account_id,
        spell_number,
        currency,
        moved_on,
        annual_change,
        sum(annual_change) over (
            partition by account_id, spell_number, currency
            order by moved_on
        ) as annual_fees
    from changed
)

select
    running.account_id,
    running.spell_number,
    spells.starts_on as spell_starts_on,
    spells.ends_on as spell_ends_on,
    spells.segment,
    spells.industry,
    spells.region,
    spells.owner,
    spells.product,
    running.moved_on,
    running.annual_change,
    round(running.annual_fees ^ 2 - (running.annual_fees - running.annual_change) ^ 2, 4) as squared_change,
    running.currency
from running
inner join spells
    on spells.account_id = running.account_id
    and spells.spell_number = running.spell_number
order by running.account_id, running.moved_on
