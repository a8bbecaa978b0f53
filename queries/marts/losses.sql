-- Every loss, a defection or a lost deal, with what is recorded, stated and decided about it.
-- Grain: one row per loss.
-- Parameters: none
with current_verdicts as (
    select loss_id, cause, source, score, is_disputed
    from verdicts
    where is_current
),

recorded_defections as (
    select
        defections.loss_id,
        'defection' as kind,
        defections.account_id,
        accounts.name as account_name,
        accounts.segment,
        accounts.industry,
        accounts.region,
        coalesce(defections.owner, accounts.owner) as owner,
        accounts.product,
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
        accounts.since_on
    from defections
    left join accounts on accounts.account_id = defections.account_id
),

lost_deals as (
    select
        deals.deal_id as loss_id,
        'lost_deal' as kind,
        deals.account_id,
        deals.account_name,
        coalesce(deals.segment, accounts.segment) as segment,
        accounts.industry,
        coalesce(deals.region, accounts.region) as region,
        deals.owner,
        deals.product,
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
        null::date as since_on
    from deals
    left join accounts on accounts.account_id = deals.account_id
    where deals.outcome = 'lost'
),

united as (
    select * from recorded_defections
    union all
    select * from lost_deals
)

select
    united.loss_id,
    united.kind,
    united.account_id,
    united.account_name,
    united.segment,
    united.industry,
    united.region,
    united.owner,
    united.product,
    united.competitor,
    united.lost_on,
    united.announced_on,
    united.annual_value,
    united.currency,
    united.recorded_reason,
    united.recorded_category,
    united.sub_reason,
    null::varchar as stated_cause,
    case when not current_verdicts.is_disputed then current_verdicts.cause end as root_cause,
    current_verdicts.source as verdict_source,
    current_verdicts.score as verdict_score,
    coalesce(current_verdicts.is_disputed, false) as is_disputed,
    false as has_words,
    false as is_read,
    united.interviewed_flag,
    date_sub('month', united.since_on, united.lost_on) as tenure_months,
    united.as_of
from united
left join current_verdicts on current_verdicts.loss_id = united.loss_id
order by united.loss_id
