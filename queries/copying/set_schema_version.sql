-- Note the version that the file now has.
-- Grain: one row.
-- Parameters: schema_version
update database_state
set schema_version = $schema_version;
