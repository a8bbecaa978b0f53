-- Take the words out of attempts to win an account back; what became of them stays.
-- Grain: one row per row changed.
-- Parameters: account_id, stand_in
update win_backs
set
    contact = null,
    remark = null,
    loss_id = if(starts_with(loss_id, $account_id), replace(loss_id, $account_id, $stand_in), loss_id)
where loss_id in (select loss_id from all_losses where account_id = $account_id)
