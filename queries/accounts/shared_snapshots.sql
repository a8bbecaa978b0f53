-- Snapshots in which both accounts stand.
-- Grain: one row per snapshot.
-- Parameters: keep_id, merge_id
select kept.as_of
from snapshot_customers as kept
inner join snapshot_customers as merged on merged.as_of = kept.as_of and merged.account_id = $merge_id
where kept.account_id = $keep_id
order by kept.as_of
