-- Rows of a table that belong to a stand-in, with the account that they belong to from now on.
-- Grain: one row per row of the table that changes.
-- Holes: table
-- Parameters: none
create or replace temp table changed_rows as
select target.rowid as target_row, stand_ins.account_id
from {table} as target
inner join stand_ins on stand_ins.stand_in_id = target.account_id
