-- A name out of accounts and their owners.
-- Grain: one row per row changed.
-- Parameters: pattern, mask
update accounts
set
    name = regexp_replace(name, $pattern, $mask, 'gi'),
    owner = regexp_replace(owner, $pattern, $mask, 'gi'),
    attributes = regexp_replace(attributes, $pattern, $mask, 'gi')
where regexp_matches(concat_ws(' ', name, owner, attributes), $pattern, 'i')
