-- From when to when losses of one kind are known by the day of their announcement.
-- Grain: one row; `first_on` is the earliest announcement of a loss that counts.
-- Parameters: none
create or replace macro announcements(one_kind) as table
with bounds as (
    select
        case when one_kind = 'lost_deal' then deals_since else observed_since end as observed_since,
        observed_until
    from observed
)

select
    bounds.observed_since as known_since,
    -- 95 of 100 losses were gone so many days after their announcement; of later ones some are still to come
    bounds.observed_until - coalesce(quantile_disc(losses.lost_on - losses.announced_on, 0.95), 0)::integer
        as known_until,
    bounds.observed_until,
    least(bounds.observed_since, min(losses.announced_on)) as first_on
from bounds
left join losses
    on losses.kind = one_kind
    and losses.lost_on >= bounds.observed_since
    and losses.lost_on < bounds.observed_until
    and losses.announced_on <= losses.lost_on
group by bounds.observed_since, bounds.observed_until
