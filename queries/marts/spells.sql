-- Stretches of service without a break of more than `gap_days` (30); a customer who comes back starts a new one.
-- Grain: one row per account and spell; `ends_on` is the last day of service, 9999-12-31 while it runs.
-- `has_fees` where at least one fee of it is known.
-- Parameters: none
with tolerance as (
    select coalesce(
        (select json_extract_string(setting_value, '$')::integer from settings where setting = 'gap_days'), 30
    ) as gap_days
),

dated_losses as (
    select loss_id, account_id, lost_on
    from defections
    where lost_on is not null and account_id in (select service_periods.account_id from service_periods)
),

stretches as (  -- lines of the same days are one, so that every order below is a whole one
    select account_id, starts_on, ends_on, bool_or(monthly_fee is not null) as has_fee
    from service_periods
    group by account_id, starts_on, ends_on
),

ordered as (
    select
        account_id,
        starts_on,
        ends_on,
        has_fee,
        max(ends_on) over (
            partition by account_id
            order by starts_on, ends_on
            rows between unbounded preceding and 1 preceding
        ) as earlier_end
    from stretches
),

marked as (
    select
        ordered.account_id,
        ordered.starts_on,
        ordered.ends_on,
        ordered.has_fee,
        case
            when ordered.earlier_end is null then 1
            when ordered.starts_on - ordered.earlier_end - 1 > tolerance.gap_days then 1
            -- a recorded loss ends the spell, however soon they came back
            when dated_losses.lost_on >= ordered.earlier_end then 1
            else 0
        end as opens_spell
    from ordered
    cross join tolerance
    asof left join dated_losses
        on dated_losses.account_id = ordered.account_id
        and dated_losses.lost_on < ordered.starts_on
),

numbered as (
    select
        account_id,
        starts_on,
        ends_on,
        has_fee,
        sum(opens_spell) over (
            partition by account_id
            order by starts_on, ends_on
            rows unbounded preceding
        )::integer as spell_number
    from marked
),

merged as (
    select
        account_id,
        spell_number,
        min(starts_on) as starts_on,
        max(ends_on) as ends_on,
        bool_or(has_fee) as has_fees
    from numbered
    group by account_id, spell_number
),

with_losses as (
    select
        merged.account_id,
        merged.spell_number,
        merged.starts_on,
        merged.ends_on,
        merged.has_fees,
        case when dated_losses.lost_on >= merged.starts_on then dated_losses.loss_id end as loss_id,
        case when dated_losses.lost_on >= merged.starts_on then dated_losses.lost_on end as lost_on
    from merged
    cross join tolerance
    asof left join dated_losses
        on dated_losses.account_id = merged.account_id
        and dated_losses.lost_on <= merged.ends_on + tolerance.gap_days
)

select
    with_losses.account_id,
    with_losses.spell_number,
    with_losses.starts_on,
    -- the recorded loss may come some days after the last contract row
    greatest(with_losses.ends_on, coalesce(with_losses.lost_on, with_losses.ends_on)) as ends_on,
    with_losses.loss_id,
    with_losses.has_fees,
    case
        when with_losses.spell_number = 1 then least(with_losses.starts_on, accounts.since_on)
        else with_losses.starts_on
    end as tenure_from,
    accounts.segment,
    accounts.industry,
    accounts.region,
    accounts.owner,
    accounts.product
from with_losses
left join accounts on accounts.account_id = with_losses.account_id
order by with_losses.account_id, with_losses.spell_number
