-- Notices of losses, and whether anybody wrote about the account in the year before.
-- Grain: one row per loss with a dated notice.
-- Parameters: window_days
with written as (
    select account_id, written_on from notes where written_on is not null
    union all
    select account_id, held_on as written_on from interviews where kind = 'call' and held_on is not null
)

select
    losses.loss_id,
    losses.account_id,
    losses.announced_on,
    exists (
        select 1
        from written
        where
            written.account_id = losses.account_id
            and written.written_on < losses.announced_on
            and written.written_on >= losses.announced_on - $window_days::integer
    ) as has_records
from losses
where losses.kind = 'defection' and losses.announced_on is not null
order by losses.loss_id
