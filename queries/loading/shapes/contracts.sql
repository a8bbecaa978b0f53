-- Rows of a file of contracts or subscriptions as the table holds them.
-- Grain: one row per row of the file.
-- Parameters: none
with named as (
    select
        converted.*,
        coalesce(converted.account_id, known_names.account_id, converted.account_name) as known_account_id
    from converted
    left join known_names on known_names.folded = fold_account(converted.account_name)
),

numbered as (
    select
        named.*,
        concat_ws('/', known_account_id, starts_on, product_line) as made_up_id,
        case when contract_id is null then row_number() over (
            partition by contract_id is null, known_account_id, starts_on, product_line order by row_number
        ) end as same_before
    from named
)

select
    row_number,
    coalesce(
        problem,
        case when ends_on < starts_on - ends_next_day::integer then 'ends_on|is before starts_on (' || starts_on || ')' end
    ) as problem,
    coalesce(contract_id, made_up_id || case when same_before > 1 then '/' || same_before else '' end) as contract_id,
    known_account_id as account_id,
    account_name,
    product_line,
    starts_on,
    ends_on,
    case when monthly_fee_is_mapped
        then (monthly_fee / coalesce(fee_interval, 1))::decimal(18, 2) else 0 end as monthly_fee,
    upper(coalesce(currency, found_currency, '')) as currency,
    notice_on,
    renews_on
from numbered
