-- Rejected rows that name somebody or an account, with their reason.
-- Grain: one row per row taken away.
-- Parameters: pattern, quoted_id
delete from rejected_rows
where regexp_matches(original, $pattern, 'i')
    or regexp_matches(concat_ws(' ', rejected_value, reason), $pattern, 'i')
    or contains(original, $quoted_id)
