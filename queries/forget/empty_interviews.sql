-- Take everything but the day, the kind and the account's stand-in out of interviews whose words are gone.
-- Grain: one row per row changed.
-- Parameters: interview_ids, account_id, stand_in
update interviews
set
    account_id = if(account_id = $account_id, $stand_in, account_id),
    account_name = $stand_in,
    loss_id = if(starts_with(loss_id, $account_id), replace(loss_id, $account_id, $stand_in), loss_id),
    interviewee_role = null,
    led_by = null,
    stated_reason = null,
    source_file = null,
    content_sha256 = 'forgotten'
where list_contains($interview_ids::varchar[], interview_id)
