-- A name out of actions.
-- Grain: one row per row changed.
-- Parameters: pattern, mask
update actions
set
    title = regexp_replace(title, $pattern, $mask, 'gi'),
    scope = regexp_replace(scope, $pattern, $mask, 'gi'),
    owner = regexp_replace(owner, $pattern, $mask, 'gi'),
    description = regexp_replace(description, $pattern, $mask, 'gi')
where regexp_matches(concat_ws(' ', title, scope, owner, description), $pattern, 'i')
