-- Deals that somebody proposed to walk away from, who approved it, and what became of them.
-- Grain: one row per proposal, the latest first.
-- Parameters: deal_id
with looks as (
    select disengagement_id, count(*) as check_ins, max(checked_on) as last_checked_on
    from check_ins
    group by disengagement_id
)

select
    disengagements.disengagement_id,
    disengagements.deal_id,
    deals.account_name,
    deals.annual_value::double as annual_value,
    deals.currency,
    deals.outcome,
    disengagements.course,
    disengagements.reasons,
    disengagements.letter,
    disengagements.asked_by,
    disengagements.asked_at,
    disengagements.approved_by,
    disengagements.approved_at,
    disengagements.next_check_in_on,
    coalesce(looks.check_ins, 0) as check_ins,
    looks.last_checked_on,
    disengagements.what_became,
    disengagements.ended_on
from disengagements
left join deals on deals.deal_id = disengagements.deal_id
left join looks on looks.disengagement_id = disengagements.disengagement_id
where $deal_id is null or disengagements.deal_id = $deal_id
order by disengagements.asked_at desc, disengagements.disengagement_id desc
