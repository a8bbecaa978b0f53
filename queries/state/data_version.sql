-- Counter raised in the transaction of every write.
-- Grain: one row.
-- Parameters: none
select data_version from database_state
