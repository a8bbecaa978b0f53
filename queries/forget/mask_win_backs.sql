-- A name out of attempts to win back.
-- Grain: one row per row changed.
-- Parameters: pattern, mask
update win_backs
set
    owner = regexp_replace(owner, $pattern, $mask, 'gi'),
    contact = regexp_replace(contact, $pattern, $mask, 'gi'),
    remark = regexp_replace(remark, $pattern, $mask, 'gi')
where regexp_matches(concat_ws(' ', owner, contact, remark), $pattern, 'i')
