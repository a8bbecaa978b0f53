-- What was changed about the root causes of some losses since a moment, by whom and why.
-- Grain: one row per change.
-- Parameters: loss_ids, since
select row_key as loss_id, changed_at, changed_by, field, old_value, new_value, reason
from changes
where
    table_name = 'verdicts'
    and list_contains($loss_ids::varchar[], row_key)
    and changed_at >= $since::timestamp
order by changed_at, row_key
