-- Describe a new, empty database.
-- Grain: one row.
-- Parameters: schema_version, derived_by, is_sample
insert into database_state (schema_version, data_version, derived_by, is_sample)
values ($schema_version, 0, $derived_by, $is_sample)
