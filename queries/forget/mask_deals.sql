-- A name out of deals.
-- Grain: one row per row changed.
-- Parameters: pattern, mask
update deals
set
    account_name = regexp_replace(account_name, $pattern, $mask, 'gi'),
    owner = regexp_replace(owner, $pattern, $mask, 'gi'),
    recorded_reason = regexp_replace(recorded_reason, $pattern, $mask, 'gi')
where regexp_matches(concat_ws(' ', account_name, owner, recorded_reason), $pattern, 'i')
