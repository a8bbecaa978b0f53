-- The version of the schema that the file was laid out in.
-- Grain: one row.
-- Parameters: none
select
    schema_version
from database_state;
