-- Rows of a file of lost accounts as the table holds them; a loss without an id goes by its account and day.
-- Grain: one row per row of the file.
-- Parameters: none
select
    converted.row_number,
    converted.problem,
    coalesce(
        converted.loss_id,
        coalesce(converted.account_id, known_names.account_id, converted.account_name) || '/' || converted.lost_on
    ) as loss_id,
    coalesce(converted.account_id, known_names.account_id, converted.account_name) as account_id,
    converted.account_name,
    converted.lost_on,
    converted.notice_on,
    converted.annual_value,
    upper(coalesce(converted.currency, converted.found_currency, '')) as currency,
    converted.recorded_reason,
    converted.recorded_category,
    converted.sub_reason,
    converted.competitor,
    converted.owner,
    converted.interviewed_flag
from converted
left join known_names on known_names.folded = fold_account(converted.account_name)
