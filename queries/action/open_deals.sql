-- Open deals, with the answers on their qualification sheets counted.
-- Grain: one row per open deal.
-- Parameters: none
with sheets as (
    select
        deal_id,
        count(distinct question) as questions_answered,
        max(answered_on) as last_answered_on
    from qualification_answers
    group by deal_id
)

select
    deals.deal_id,
    deals.account_name,
    deals.opened_on,
    deals.annual_value::double as annual_value,
    deals.currency,
    deals.competitor,
    deals.owner,
    coalesce(sheets.questions_answered, 0) as questions_answered,
    sheets.last_answered_on
from deals
left join sheets on sheets.deal_id = deals.deal_id
where deals.outcome = 'open'
order by deals.annual_value desc nulls last, deals.deal_id
