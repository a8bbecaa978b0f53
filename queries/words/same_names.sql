-- Which of some names are those of companies in another list, case and legal form aside.
-- Grain: one row per name that the list has.
-- Parameters: names, more_names
with listed as (
    select distinct fold_account(unnest($more_names::varchar[])) as folded
),

asked as (
    select distinct unnest($names::varchar[]) as name
)

select asked.name
from asked
inner join listed on listed.folded = fold_account(asked.name)
order by asked.name
