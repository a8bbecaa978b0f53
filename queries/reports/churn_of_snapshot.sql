-- Of the customers in a list that says who has left and not when, how many had left?
-- Grain: one row per list, named by its as-of date.
-- Parameters: segment, region, owner
select
    snapshot_customers.as_of,
    count(*) as customers,
    count(*) filter (where snapshot_customers.has_left) as left_count,
    count(*) filter (where snapshot_customers.monthly_value is null) as without_value,
    sum(snapshot_customers.monthly_value)::double as value,
    sum(snapshot_customers.monthly_value) filter (where snapshot_customers.has_left)::double as left_value,
    sum(snapshot_customers.monthly_value::double ^ 2) as value_squared
from snapshot_customers
left join accounts on accounts.account_id = snapshot_customers.account_id
where ($segment is null or list_contains($segment::varchar[], accounts.segment))
    and ($region is null or list_contains($region::varchar[], accounts.region))
    and ($owner is null or list_contains($owner::varchar[], accounts.owner))
group by snapshot_customers.as_of
order by snapshot_customers.as_of
