-- Losses of one kind that were announced, with the day from which words about the account belong to the loss.
-- Grain: one row per loss; an account that came back starts afresh on the day after its former loss.
-- Parameters: none
create or replace macro loss_windows(one_kind, window_days) as table
select
    losses.loss_id,
    losses.account_id,
    losses.announced_on,
    greatest(
        losses.announced_on - window_days::integer,
        coalesce(
            max(losses.lost_on) over (
                partition by losses.kind, losses.account_id
                order by losses.announced_on
                rows between unbounded preceding and 1 preceding
            ) + 1,
            losses.announced_on - window_days::integer
        )
    ) as window_start
from losses
where losses.kind = one_kind and losses.announced_on is not null
