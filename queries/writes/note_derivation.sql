-- Note which statements the marts and macros now come from.
-- Grain: one row.
-- Parameters: derived_by
update database_state set derived_by = $derived_by
