-- Do more customers name the price first when they are asked soon, or with a seller in the room?
-- Grain: one row per way of asking and its group.
-- Parameters: since, until, kind, segment, region, owner
with narrowed as (
    from losses_in($since, $until, $kind, $segment, $region, $owner, 'lost_on')
    where stated_cause is not null
),

seller_in_the_room as (
    select coalesce(interviews.loss_id, interviews.deal_id) as loss_id, bool_or(turns.role = 'vendor') as was_there
    from interviews
    inner join turns on turns.interview_id = interviews.interview_id
    group by all
),

grouped as (
    select
        'days to the interview' as asked_how,
        case
            when first_words_on is null then '5: not known'
            when first_words_on - announced_on < 30 then '1: below 30'
            when first_words_on - announced_on < 60 then '2: 30 to 59'
            when first_words_on - announced_on < 90 then '3: 60 to 89'
            else '4: 90 and more'
        end as group_name,
        stated_cause
    from narrowed
    union all
    select
        'seller in the room',
        case when coalesce(seller_in_the_room.was_there, false) then 'yes' else 'no' end,
        narrowed.stated_cause
    from narrowed
    left join seller_in_the_room on seller_in_the_room.loss_id = narrowed.loss_id
)

select
    asked_how,
    group_name,
    count(*) as losses,
    count(*) filter (where stated_cause = 'price') as stated_price
from grouped
group by asked_how, group_name
order by asked_how, group_name
