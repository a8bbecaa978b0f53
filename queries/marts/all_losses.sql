-- Every loss as its own row of the records says it: recorded defections, losses seen only in contracts, lost deals.
-- Grain: one row per loss; `lost_on` is null where a snapshot said who left and not when.
-- Parameters: none
with defections_found as (
    select
        defections.loss_id,
        'defection' as kind,
        defections.account_id,
        defections.owner,
        null::varchar as segment,
        null::varchar as region,
        null::varchar as product,
        null::varchar as account_name,
        defections.competitor,
        defections.lost_on,
        coalesce(defections.notice_on, defections.lost_on) as announced_on,
        defections.annual_value::double as annual_value,
        defections.currency,
        defections.recorded_reason,
        defections.recorded_category,
        defections.sub_reason,
        defections.interviewed_flag,
        defections.as_of,
        null::varchar as source,
        false as is_derived
    from defections
),

notices as (
    select account_id, ends_on, max(notice_on) as notice_on, any_value(currency) as currency
    from contracts
    where ends_on is not null
    group by account_id, ends_on
),

losses_by_contract as (
    select
        spells.account_id || '@' || spells.ends_on as loss_id,
        'defection' as kind,
        spells.account_id,
        null::varchar as owner,
        null::varchar as segment,
        null::varchar as region,
        null::varchar as product,
        null::varchar as account_name,
        null::varchar as competitor,
        spells.ends_on as lost_on,
        coalesce(notices.notice_on, spells.ends_on) as announced_on,
        null::double as annual_value,
        notices.currency,
        null::varchar as recorded_reason,
        null::varchar as recorded_category,
        null::varchar as sub_reason,
        null::boolean as interviewed_flag,
        null::date as as_of,
        null::varchar as source,
        true as is_derived
    from spells
    cross join observed
    left join notices
        on notices.account_id = spells.account_id
        and notices.ends_on = spells.ends_on
    where spells.loss_id is null and spells.ends_on < observed.observed_until
),

lost_deals as (
    select
        deals.deal_id as loss_id,
        'lost_deal' as kind,
        deals.account_id,
        deals.owner,
        deals.segment,
        deals.region,
        deals.product,
        deals.account_name,
        deals.competitor,
        deals.closed_on as lost_on,
        deals.closed_on as announced_on,
        deals.annual_value::double as annual_value,
        deals.currency,
        deals.recorded_reason,
        null::varchar as recorded_category,
        null::varchar as sub_reason,
        null::boolean as interviewed_flag,
        null::date as as_of,
        deals.source,
        false as is_derived
    from deals
    where deals.outcome = 'lost'
)

from defections_found
union all
from losses_by_contract
union all
from lost_deals
