-- Deals that ended in a period, of some groups.
-- Grain: one row per deal.
-- Parameters: none
create or replace macro deals_in(since_on, until_on, segments, regions, owners) as table
select
    closed_deals.deal_id,
    closed_deals.account_id,
    closed_deals.account_name,
    closed_deals.opened_on,
    closed_deals.closed_on,
    closed_deals.outcome,
    closed_deals.annual_value,
    closed_deals.currency,
    closed_deals.reporting_value,
    closed_deals.competitor,
    closed_deals.recorded_reason,
    closed_deals.owner,
    closed_deals.product,
    closed_deals.segment,
    closed_deals.region,
    closed_deals.industry,
    closed_deals.source,
    closed_deals.deal_type
from closed_deals
cross join observed
where (closed_deals.closed_on is null and since_on is null and until_on is null
    or closed_deals.closed_on >= coalesce(since_on::date, closed_deals.closed_on)
    and closed_deals.closed_on < coalesce(until_on::date, date 'infinity')
    -- what was walked away from is known on the day that it is approved here, however far the data reach
    and (closed_deals.closed_on < observed.observed_until or closed_deals.outcome = 'disengaged'))
    and (segments is null or list_contains(segments::varchar[], closed_deals.segment))
    and (regions is null or list_contains(regions::varchar[], closed_deals.region))
    and (owners is null or list_contains(owners::varchar[], closed_deals.owner))
