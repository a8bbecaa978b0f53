-- Raise the counter that every cache key holds.
-- Grain: one row.
-- Parameters: none
update database_state set data_version = data_version + 1
