-- Rows of a file that says who has left, not when, as accounts and the table of snapshots hold them.
-- Grain: one row per row of the file.
-- Parameters: as_of
select
    row_number,
    problem,
    account_id,
    coalesce(name, account_id) as name,
    segment,
    industry,
    region,
    attributes,
    $as_of::date as as_of,
    has_left,
    tenure_months,
    monthly_value,
    coalesce(found_currency, '') as currency,
    recorded_reason,
    recorded_category
from converted
