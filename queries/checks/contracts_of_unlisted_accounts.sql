-- Contracts of accounts that no list of accounts knows, where a list was loaded that knows nearly all: a slip, perhaps.
-- Grain: one row per account.
-- Parameters: none
with unlisted as (
    select accounts.account_id, accounts.name
    from accounts
    inner join loads as first_named on first_named.load_id = accounts.load_id
    where first_named.loaded_as = 'contracts'
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
)

select
    'contracts' as table_name,
    min(contracts.contract_id) as row_key,
    '''' || unlisted.name || ''' is in no list of accounts' as finding,
    'nothing: it counts as a customer; merge it on Upload with the account that it is, or load that account' as left_out
from unlisted
inner join contracts on contracts.account_id = unlisted.account_id
-- a list that lacks more than a few is one of some accounts only
where 5 * (select count(*) from unlisted) <= (select count(*) from accounts)
group by unlisted.account_id, unlisted.name
order by row_key
