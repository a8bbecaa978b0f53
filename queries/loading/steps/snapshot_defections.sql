-- The customers of a snapshot who left, as losses without a date.
-- Grain: one row per customer of this load's snapshot who left.
-- Holes: none
-- Parameters: as_of
create or replace temp table derived_defections as
select
    'snapshot/' || $as_of::date || '/' || customers.account_id as loss_id,
    customers.account_id,
    12 * customers.monthly_value as annual_value,
    arrivals.currency,
    customers.recorded_reason,
    customers.recorded_category,
    $as_of::date as as_of,
    null::varchar as problem
from snapshot_customers as customers
inner join arrivals on arrivals.account_id = customers.account_id and arrivals.problem is null
where customers.as_of = $as_of::date and customers.has_left
