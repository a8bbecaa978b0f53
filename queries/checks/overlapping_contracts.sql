-- Contract rows of one account and product line that run at the same time; both fees are counted.
-- Grain: one row per contract row that starts before another of its line has ended.
-- Parameters: none
with followed as (
    select
        contract_id,
        account_id,
        product_line,
        starts_on,
        ends_on,
        lead(contract_id) over by_line as next_id,
        lead(starts_on) over by_line as next_starts_on
    from contracts
    where product_line is not null
    window by_line as (partition by account_id, product_line order by starts_on, contract_id)
)

select
    'contracts' as table_name,
    contract_id as row_key,
    'runs until ' || coalesce(ends_on::varchar, 'further notice') || ' while ' || next_id || ' of the same line starts on '
        || next_starts_on as finding,
    'nothing: both fees are counted' as left_out
from followed
where next_starts_on <= coalesce(ends_on, date '9999-12-31')
order by row_key
