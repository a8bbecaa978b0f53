-- Every step in what an account pays, up or down: the whole history of fees, from which any day's can be summed.
-- Grain: one row per start or end of a contract row; an end counts on the first day without service.
-- Parameters: none
with of_spells as (
    select
        service_periods.account_id,
        spells.spell_number,
        spells.starts_on as spell_starts_on,
        spells.ends_on as spell_ends_on,
        spells.segment,
        spells.industry,
        spells.region,
        spells.owner,
        spells.product,
        service_periods.starts_on,
        service_periods.ends_on,
        service_periods.monthly_fee,
        service_periods.currency
    from service_periods
    asof inner join spells
        on spells.account_id = service_periods.account_id
        and spells.starts_on <= service_periods.starts_on
    where service_periods.monthly_fee is not null
)

select
    account_id,
    spell_number,
    spell_starts_on,
    spell_ends_on,
    segment,
    industry,
    region,
    owner,
    product,
    starts_on as moved_on,
    12 * monthly_fee as annual_change,
    currency
from of_spells
union all
select
    account_id,
    spell_number,
    spell_starts_on,
    spell_ends_on,
    segment,
    industry,
    region,
    owner,
    product,
    ends_on + 1,
    -12 * monthly_fee,
    currency
from of_spells
where ends_on < date '9999-12-31'
order by account_id, moved_on
