-- A name out of the heads of interviews.
-- Grain: one row per row changed.
-- Parameters: pattern, mask
update interviews
set
    account_name = regexp_replace(account_name, $pattern, $mask, 'gi'),
    interviewee_role = regexp_replace(interviewee_role, $pattern, $mask, 'gi'),
    led_by = regexp_replace(led_by, $pattern, $mask, 'gi'),
    stated_reason = regexp_replace(stated_reason, $pattern, $mask, 'gi'),
    source_file = regexp_replace(source_file, $pattern, $mask, 'gi')
where regexp_matches(concat_ws(' ', account_name, interviewee_role, led_by, stated_reason, source_file), $pattern, 'i')
