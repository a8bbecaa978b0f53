-- Deals of an account under its stand-in; a reason in free words goes, one that other deals share stays.
-- Grain: one row per row changed.
-- Parameters: account_id, account_name, stand_in
update deals
set
    account_id = if(account_id = $account_id, $stand_in, account_id),
    account_name = $stand_in,
    recorded_reason = if(
        recorded_reason in (
            select shared.recorded_reason
            from deals as shared
            where shared.recorded_reason is not null
            group by shared.recorded_reason
            having count(*) > 1
        ),
        recorded_reason,
        null
    )
where account_id = $account_id
    or lower(account_name) = lower($account_name)
