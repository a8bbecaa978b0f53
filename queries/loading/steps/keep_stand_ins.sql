-- The stand-ins as they were; what an undo puts back.
-- Grain: one row per stand-in.
-- Holes: none
-- Parameters: load_id
insert into replaced_rows (load_id, table_name, row_key, original)
select $load_id, 'accounts', target.account_id, to_json(target)
from accounts as target
inner join stand_ins on stand_ins.stand_in_id = target.account_id
