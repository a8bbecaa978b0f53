-- An account of a snapshot under its stand-in; a reason in free words goes, one that other customers share stays.
-- Grain: one row per row changed.
-- Parameters: account_id, stand_in
update snapshot_customers
set
    account_id = $stand_in,
    recorded_reason = if(
        recorded_reason in (
            select shared.recorded_reason
            from snapshot_customers as shared
            where shared.recorded_reason is not null
            group by shared.recorded_reason
            having count(*) > 1
        ),
        recorded_reason,
        null
    )
where account_id = $account_id
