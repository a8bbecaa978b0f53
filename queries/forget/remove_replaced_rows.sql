-- Replaced rows that name somebody or an account; the loads that replaced them can no longer be undone.
-- Grain: one row per row taken away.
-- Parameters: pattern, quoted_id, interview_ids
delete from replaced_rows
where regexp_matches(original, $pattern, 'i')
    or contains(original, $quoted_id)
    or list_contains($interview_ids::varchar[], row_key)
    or list_contains($interview_ids::varchar[], json_extract_string(try_cast(original as json), '$.interview_id'))
