-- The segments, regions and owners that accounts and losses have, as filters offer them.
-- Grain: one row per dimension and value.
-- Parameters: none
with named as (
    select segment, region, owner from accounts
    union all
    select segment, region, owner from losses
),

listed as (
    unpivot named on segment, region, owner into name dimension value value_name
)

select distinct dimension, value_name
from listed
where value_name is not null and value_name <> ''
order by dimension, value_name
