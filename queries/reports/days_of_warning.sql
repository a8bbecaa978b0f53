-- How many days of warning did losses give, and how many gave none?
-- Grain: one row per loss with a record in the time before its announcement; days are null where a step did not show.
-- Parameters: window_days, catalysts, least_score, own_notes, since, until, kind, segment, region, owner
with recorded as (
    select told.loss_id, told.announced_on, asked.root_cause
    from written_windows($kind, $window_days) as told
    inner join losses_in($since, $until, $kind, $segment, $region, $owner, 'announced_on') as asked
        on asked.loss_id = told.loss_id
),

shown as (
    select
        loss_id,
        announced_on - seen_on as days,
        list_contains($own_notes::varchar[], source) as is_own,
        shown_step(step, cause, $catalysts) as step
    from signals_before($kind, $window_days, null, $least_score)
    where seen_on < announced_on
),

first_shown as (
    select
        loss_id,
        max(days) filter (where step = 'step1') as step1,
        max(days) filter (where step = 'step2') as step2,
        max(days) filter (where step = 'step3') as step3,
        max(days) filter (where step = 'step4') as step4,
        bool_or(step = 'step1' and is_own) as step1_in_own_notes,
        bool_or(step = 'step2' and is_own) as step2_in_own_notes,
        bool_or(step = 'step3' and is_own) as step3_in_own_notes,
        bool_or(step = 'step4' and is_own) as step4_in_own_notes
    from shown
    group by loss_id
)

select
    recorded.loss_id,
    recorded.root_cause,
    first_shown.step1,
    first_shown.step2,
    first_shown.step3,
    first_shown.step4,
    coalesce(first_shown.step1_in_own_notes, false) as step1_in_own_notes,
    coalesce(first_shown.step2_in_own_notes, false) as step2_in_own_notes,
    coalesce(first_shown.step3_in_own_notes, false) as step3_in_own_notes,
    coalesce(first_shown.step4_in_own_notes, false) as step4_in_own_notes
from recorded
left join first_shown on first_shown.loss_id = recorded.loss_id
order by recorded.loss_id
