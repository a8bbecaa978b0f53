-- Take the values out of the log of changes to these interviews, their turns and their evidence, and to an account.
-- Grain: one row per row changed.
-- Parameters: interview_ids, account_id, stand_in
update changes
set
    old_value = null,
    new_value = null,
    reason = null,
    row_key = if(row_key = $account_id, $stand_in, row_key)
where row_key = $account_id
    or list_contains($interview_ids::varchar[], row_key)
    or list_contains($interview_ids::varchar[], json_extract_string(try_cast(old_value as json), '$.interview_id'))
    or list_contains($interview_ids::varchar[], json_extract_string(try_cast(new_value as json), '$.interview_id'))
    or if(table_name = 'whys', regexp_replace(row_key, '/\d$', ''), row_key) in (select loss_id from all_losses where account_id = $account_id)
