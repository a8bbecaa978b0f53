-- Take away the lessons drawn from the losses of an account.
-- Grain: one row per row taken away.
-- Parameters: account_id
delete from lessons
where loss_id in (select loss_id from all_losses where account_id = $account_id)
