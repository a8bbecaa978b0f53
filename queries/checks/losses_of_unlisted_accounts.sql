-- Losses of accounts that no list of accounts and no contract knows, where a list of accounts was loaded.
-- Grain: one row per loss.
-- Parameters: none
select
    'defections' as table_name,
    defections.loss_id as row_key,
    '''' || accounts.name || ''' is in no list of accounts and has no contract' as finding,
    'the loss from the rates of churn; merge it on Upload with the account that it is, or load that account' as left_out
from defections
inner join accounts on accounts.account_id = defections.account_id
inner join loads as first_named on first_named.load_id = accounts.load_id and first_named.loaded_as = 'defections'
where accounts.account_id not in (select contracts.account_id from contracts)
    and exists(from loads as listed where listed.loaded_as = 'accounts' and listed.undone_at is null)
    -- a row of such a list that says nothing new leaves no trace at the account
    and not exists(
        from loads as listed
        where listed.loaded_as = 'accounts'
            and listed.undone_at is null
            and listed.load_id > accounts.load_id
            and listed.rows_known > 0
            and json_array_length(listed.mapping) <= 2
    )
order by row_key
