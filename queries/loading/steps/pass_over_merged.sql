-- Accounts of the file that were merged into others, by id or by the name that they had: known, and not to come back.
-- Grain: one row per row of the file that is a merged account.
-- Holes: none
-- Parameters: merged, names
update arrivals
set problem = 'repeat'
where problem is null
    and (list_contains($merged::varchar[], account_id) or list_contains($names::varchar[], lower(trim(account_id))))
    and not exists (select 1 from accounts where accounts.account_id = arrivals.account_id)
