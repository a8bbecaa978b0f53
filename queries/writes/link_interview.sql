-- Say which account, loss and deal an interview is about.
-- Grain: one row.
-- Parameters: interview_id, account_id, loss_id, deal_id, load_id
update interviews
set account_id = $account_id, loss_id = $loss_id, deal_id = $deal_id, load_id = coalesce($load_id, load_id)
where interview_id = $interview_id
