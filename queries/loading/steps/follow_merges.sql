-- Rows of an account that was merged into another are the other's.
-- Grain: one row per row of the file that names a merged account.
-- Holes: none
-- Parameters: merged, kept
with merges as (
    select unnest($merged::varchar[]) as merge_id, unnest($kept::varchar[]) as keep_id
)

update arrivals
set account_id = merges.keep_id
from merges
where arrivals.account_id = merges.merge_id
