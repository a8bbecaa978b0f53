-- Take the words out of verdicts that rest on these interviews; the cause stays for the counts.
-- Grain: one row per row changed.
-- Parameters: interview_ids, account_id, stand_in
update verdicts
set
    reason = null,
    loss_id = if(starts_with(loss_id, $account_id), replace(loss_id, $account_id, $stand_in), loss_id)
where list_contains($interview_ids::varchar[], interview_id)
    or loss_id in (select loss_id from all_losses where account_id = $account_id)
