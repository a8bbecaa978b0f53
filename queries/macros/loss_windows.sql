-- Losses of one kind that were announced, with the day from which words about the account belong to the loss.
-- With `loss_ids` only these losses; the accounts of others are not looked at.
-- Grain: one row per loss; an account that came back starts afresh on the day of its return.
-- Parameters: none
create or replace macro loss_windows(one_kind, window_days, loss_ids) as table
with asked as (
    select losses.loss_id, losses.account_id
    from losses
    where losses.loss_id in (select unnest(loss_ids::varchar[]))
),

told as (
    select losses.loss_id, losses.account_id, losses.announced_on, losses.lost_on
    from losses
    where losses.kind = one_kind and losses.announced_on is not null
        and (
            loss_ids is null
            or losses.loss_id in (select asked.loss_id from asked)  -- a deal may be of no account
            or losses.account_id in (select asked.account_id from asked where asked.account_id is not null)
        )
),

several_times as (  -- few are, and putting the losses of all in order would take most of the time
    select account_id
    from told
    where account_id is not null
    group by account_id
    having count(*) > 1
),

before as (
    select
        told.loss_id,
        told.account_id,
        told.announced_on,
        max(told.lost_on) over (
            partition by told.account_id
            order by told.announced_on
            rows between unbounded preceding and 1 preceding
        ) as left_before_on
    from told
    semi join several_times on several_times.account_id = told.account_id
),

returned as (
    select again.loss_id, spells.starts_on as returned_on
    from (select loss_id, account_id, announced_on from before where left_before_on is not null) as again
    asof inner join spells
        on spells.account_id = again.account_id
        and spells.starts_on <= again.announced_on
)

select
    told.loss_id,
    told.account_id,
    told.announced_on,
    -- greatest() passes over what is null: an account that never left before, or whose return no contract shows
    greatest(told.announced_on - window_days::integer, before.left_before_on + 1, returned.returned_on) as window_start
from told
left join before on before.loss_id = told.loss_id
left join returned on returned.loss_id = told.loss_id
where loss_ids is null or list_contains(loss_ids::varchar[], told.loss_id)
