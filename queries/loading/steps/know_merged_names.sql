-- The names of merged accounts find the accounts that they were merged into, unless another account has the name now.
-- Grain: one row per merged name.
-- Holes: none
-- Parameters: names, kept
insert into known_names
with merges as (
    select unnest($names::varchar[]) as merged_name, unnest($kept::varchar[]) as keep_id
)

select fold_account(merged_name), any_value(keep_id)
from merges
where fold_account(merged_name) not in (select fold_account(name) from accounts)
group by fold_account(merged_name)
