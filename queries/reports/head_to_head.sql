-- How do we fare against each competitor: how often, over what, and why do we lose?
-- Grain: one row per competitor.
-- Parameters: since, until, segment, region, owner
with narrowed as (
    from deals_in($since, $until, $segment, $region, $owner)
    where outcome in ('won', 'lost') and competitor is not null
)

select
    narrowed.competitor,
    count(*) filter (where narrowed.outcome = 'won') as won,
    count(*) filter (where narrowed.outcome = 'lost') as lost,
    count(*) filter (where narrowed.reporting_value is null) as without_value,
    coalesce(sum(narrowed.reporting_value) filter (where narrowed.outcome = 'won'), 0) as won_value,
    coalesce(sum(narrowed.reporting_value) filter (where narrowed.outcome = 'lost'), 0) as lost_value,
    median(narrowed.closed_on - narrowed.opened_on) filter (where narrowed.outcome = 'won') as median_days_won,
    median(narrowed.closed_on - narrowed.opened_on) filter (where narrowed.outcome = 'lost') as median_days_lost,
    mode(narrowed.recorded_reason) filter (where narrowed.outcome = 'lost') as top_recorded_reason,
    mode(losses.root_cause) filter (where narrowed.outcome = 'lost') as top_root_cause
from narrowed
left join losses on losses.loss_id = narrowed.deal_id and losses.kind = 'lost_deal'
group by narrowed.competitor
order by narrowed.competitor
