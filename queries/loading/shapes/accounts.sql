-- Rows of a file of accounts as the table holds them; an account without an id of its own goes by its name.
-- Grain: one row per row of the file.
-- Parameters: none
select
    converted.row_number,
    converted.problem,
    coalesce(converted.account_id, known_names.account_id, converted.name) as account_id,
    coalesce(converted.name, converted.account_id) as name,
    converted.segment,
    converted.industry,
    converted.region,
    converted.owner,
    converted.product,
    converted.since_on,
    converted.exec_contact,
    converted.management_changed_on,
    lower(regexp_replace(converted.email_domain, '^(https?://)?(www\.)?|/.*$', '', 'g')) as email_domain,
    converted.attributes
from converted
left join known_names on known_names.folded = fold_account(converted.name)
