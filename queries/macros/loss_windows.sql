-- Losses of one kind that were announced, with the day from which words about the account belong to the loss.
-- With `loss_ids` only these losses.
-- Grain: one row per loss; an account that came back starts afresh on the day of its return.
-- Parameters: none
create or replace macro loss_windows(one_kind, window_days, loss_ids) as table
select
    loss_id,
    account_id,
    announced_on,
    -- greatest() passes over what is null: an account that never left before
    greatest(announced_on - window_days::integer, came_back_on) as window_start
from losses
where kind = one_kind
    and announced_on is not null
    and (loss_ids is null or list_contains(loss_ids::varchar[], loss_id))
