-- How many stored texts name somebody.
-- Grain: one row.
-- Parameters: pattern
select
    (select count(*) from turns where regexp_matches(concat_ws(' ', speaker, body), $pattern, 'i'))
    + (select count(*) from notes where regexp_matches(concat_ws(' ', author, body), $pattern, 'i'))
    + (select count(*) from accounts where regexp_matches(concat_ws(' ', name, owner, attributes), $pattern, 'i'))
    + (select count(*) from interviews where regexp_matches(concat_ws(' ', led_by, interviewee_role, source_file), $pattern, 'i'))
    + (select count(*) from rejected_rows where regexp_matches(original, $pattern, 'i'))
    + (select count(*) from win_backs where regexp_matches(concat_ws(' ', owner, contact, remark), $pattern, 'i'))
    as mentions
