-- Describe a new, empty database.
-- Grain: one row.
-- Parameters: schema_version, is_sample
insert into database_state (schema_version, data_version, is_sample)
values ($schema_version, 0, $is_sample)
