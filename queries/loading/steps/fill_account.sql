-- Take over what an account lacks from the one that becomes part of it.
-- Grain: one row.
-- Holes: values
-- Parameters: keep_id, merge_id
update accounts
set {values}
from (select * from accounts where account_id = $merge_id) as merged
where accounts.account_id = $keep_id
