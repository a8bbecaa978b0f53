-- Take the words out of looks at an account's deals that were walked away from.
-- Grain: one row per row changed.
-- Parameters: account_id, account_name
update check_ins
set finding = '[forgotten]'
where disengagement_id in (
    select disengagements.disengagement_id
    from disengagements
    inner join deals on deals.deal_id = disengagements.deal_id
    where deals.account_id = $account_id or lower(deals.account_name) = lower($account_name)
)
