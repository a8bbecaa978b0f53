-- At which step do living accounts stand, by the words written about them?
-- Grain: one row per living account at a step, with the latest words of that step.
-- Parameters: as_of, today, window_days, least_score, catalysts, segment, region, owner
with signs as (
    from signs_of_accounts($as_of, $today, $window_days, $least_score, $catalysts)
),

of_step as (
    select account_id, step, min(seen_on) as since_on, count(*) as signals
    from signs
    group by account_id, step
),

latest as (
    from signs
    qualify row_number() over (
        partition by account_id
        order by step desc, seen_on desc, score desc, source_id, turn, start_offset
    ) = 1
)

select
    living.account_id,
    living.account_name,
    living.segment,
    living.region,
    living.owner,
    living.annual_value,
    latest.step,
    of_step.since_on,
    of_step.signals,
    latest.seen_on as last_seen_on,
    latest.source,
    coalesce(latest.seen_by, heard_by(latest.source_id)) as seen_by,
    (coalesce(turns.body, notes.body))[latest.start_offset + 1:latest.end_offset] as words
from latest
inner join of_step on of_step.account_id = latest.account_id and of_step.step = latest.step
inner join living_accounts($as_of) as living on living.account_id = latest.account_id
left join turns on turns.interview_id = latest.source_id and turns.turn = latest.turn
left join notes on notes.note_id = latest.source_id and latest.turn is null
where
    ($segment is null or list_contains($segment::varchar[], living.segment))
    and ($region is null or list_contains($region::varchar[], living.region))
    and ($owner is null or list_contains($owner::varchar[], living.owner))
order by latest.step desc, living.annual_value desc nulls last, living.account_id
