-- Names of people and of the account that words about a loss may hold.
-- Grain: one row per loss and name.
-- Parameters: loss_ids
with asked as (
    select loss_id, account_id, account_name, owner
    from losses
    where list_contains($loss_ids::varchar[], loss_id)
),

named as (
    select asked.loss_id, 'account' as name_kind, asked.account_name as full_name from asked
    union all
    select asked.loss_id, 'person' as name_kind, asked.owner from asked
    union all
    select asked.loss_id, 'account' as name_kind, interviews.account_name
    from asked
    inner join interviews on coalesce(interviews.loss_id, interviews.deal_id) = asked.loss_id
    union all
    select asked.loss_id, 'person' as name_kind, interviews.led_by
    from asked
    inner join interviews on coalesce(interviews.loss_id, interviews.deal_id) = asked.loss_id
    union all
    select asked.loss_id, 'person' as name_kind, turns.speaker
    from asked
    inner join interviews on coalesce(interviews.loss_id, interviews.deal_id) = asked.loss_id
    inner join turns on turns.interview_id = interviews.interview_id
    union all
    select asked.loss_id, 'person' as name_kind, notes.author
    from asked
    inner join notes on notes.account_id = asked.account_id
    union all
    select asked.loss_id, 'person' as name_kind, staff.owner
    from asked
    cross join (select owner from accounts union select owner from deals) as staff
)

select distinct loss_id, name_kind, full_name
from named
where full_name is not null and length(full_name) > 2
order by loss_id, name_kind, full_name
