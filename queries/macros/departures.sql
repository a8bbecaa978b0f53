-- Losses of accounts that say when they went: from the announcement on, what an account says may be about its loss.
-- Grain: one row per dated loss of an account; `back_on` is the day on which it was served again, if ever.
-- Parameters: none
create or replace macro departures() as table
select
    recorded_losses.loss_id,
    recorded_losses.account_id,
    recorded_losses.announced_on,
    recorded_losses.lost_on,
    min(spells.starts_on) as back_on
from recorded_losses
left join spells
    on spells.account_id = recorded_losses.account_id
    and spells.starts_on > recorded_losses.lost_on
where recorded_losses.kind = 'defection'
    and recorded_losses.account_id is not null
    and recorded_losses.lost_on is not null
group by all
