-- How each loss whose customer named a cause was asked about: how soon after the announcement, by whom.
-- Grain: one row per loss and way of asking, with the group that it falls in.
-- Parameters: none
create or replace macro ways_asked() as table
with stated as (
    select loss_id, kind, first_words_on - announced_on as days
    from losses
    where stated_cause is not null
),

seller_in_the_room as (
    select distinct coalesce(interviews.loss_id, interviews.deal_id) as loss_id
    from interviews
    inner join turns on turns.interview_id = interviews.interview_id
    where turns.role = 'vendor'
)

select
    loss_id,
    kind,
    'days to the interview' as asked_how,
    case
        when days is null then '5: not known'
        when days < 30 then '1: below 30'
        when days < 60 then '2: 30 to 59'
        when days < 90 then '3: 60 to 89'
        else '4: 90 and more'
    end as group_name
from stated
union all
select
    stated.loss_id,
    stated.kind,
    'seller in the room',
    case when seller_in_the_room.loss_id is not null then 'yes' else 'no' end
from stated
left join seller_in_the_room on seller_in_the_room.loss_id = stated.loss_id
