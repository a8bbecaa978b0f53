-- Attempts to win lost accounts back, and whether the account is a customer again by its contracts.
-- Grain: one row per attempt, the latest first.
-- Parameters: none
select
    win_backs.win_back_id,
    win_backs.loss_id,
    losses.account_id,
    losses.account_name,
    losses.lost_on,
    losses.reporting_value as annual_value,
    losses.root_cause,
    win_backs.owner,
    win_backs.contact,
    win_backs.opened_on,
    win_backs.outcome,
    win_backs.outcome_on,
    win_backs.remark,
    returned.starts_on as returned_on,
    returned.ends_on < observed.observed_until as has_left_again
from win_backs
cross join observed
left join losses on losses.loss_id = win_backs.loss_id and losses.kind = 'defection'
asof left join spells as returned
    on returned.account_id = losses.account_id
    and returned.starts_on > losses.lost_on
order by win_backs.opened_on desc, win_backs.win_back_id desc
