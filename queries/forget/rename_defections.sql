-- Losses of an account under its stand-in; a reason in free words goes, one that other losses share stays.
-- Grain: one row per row changed.
-- Parameters: account_id, stand_in
update defections
set
    account_id = $stand_in,
    loss_id = if(starts_with(loss_id, $account_id), replace(loss_id, $account_id, $stand_in), loss_id),
    sub_reason = null,
    recorded_reason = if(
        recorded_reason in (
            select shared.recorded_reason
            from defections as shared
            where shared.recorded_reason is not null
            group by shared.recorded_reason
            having count(*) > 1
        ),
        recorded_reason,
        null
    )
where account_id = $account_id
