-- The accounts that some losses are about.
-- Grain: one row per loss.
-- Parameters: loss_ids
select loss_id, kind, coalesce(account_name, account_id) as account
from losses
where list_contains($loss_ids::varchar[], loss_id)
order by loss_id
