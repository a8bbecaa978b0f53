-- A name out of recorded reasons of a snapshot.
-- Grain: one row per row changed.
-- Parameters: pattern, mask
update snapshot_customers
set
    recorded_reason = regexp_replace(recorded_reason, $pattern, $mask, 'gi')
where regexp_matches(coalesce(recorded_reason, ''), $pattern, 'i')
