-- Whom should we still ask, and how much time is left?
-- Grain: one row per loss without words, the oldest announcement that can still be asked about first.
-- Parameters: today, window_days, since, until, kind, segment, region, owner, page_size, page_start
with narrowed as (
    from losses_in($since, $until, $kind, $segment, $region, $owner, 'lost_on')
    where not has_words and announced_on is not null
),

deciders as (
    -- whoever is known from earlier talks to decide there
    select account_id, arg_max(interviewee_role, held_on) as decided_by
    from interviews
    where with_decider
    group by account_id
)

select
    narrowed.loss_id,
    narrowed.account_name,
    narrowed.segment,
    narrowed.owner,
    narrowed.announced_on,
    narrowed.lost_on,
    narrowed.annual_value,
    narrowed.currency,
    narrowed.reporting_value,
    narrowed.recorded_reason,
    narrowed.competitor,
    narrowed.interviewed_flag,
    deciders.decided_by,
    $window_days::integer - ($today::date - narrowed.announced_on) as days_left
from narrowed
left join deciders on deciders.account_id = narrowed.account_id
order by days_left < 0, narrowed.announced_on, narrowed.loss_id
limit $page_size offset $page_start
