-- Fingerprint of the statements that derived the marts and macros of this file.
-- Grain: one row.
-- Parameters: none
select derived_by from database_state
