-- The rows of a table that belong to an account, by what tells them apart, as a JSON list.
-- Grain: one row.
-- Holes: table, key
-- Parameters: account_id
select coalesce(to_json(list({key} order by {key})), '[]')::varchar
from {table}
where account_id = $account_id
