-- At which step do living accounts stand, by the words written about them?
-- Grain: one row per living account at a step, with the latest words of that step.
-- Parameters: as_of, today, window_days, least_score, catalysts, segment, region, owner
select
    living.account_id,
    living.account_name,
    living.segment,
    living.region,
    living.owner,
    living.annual_value,
    standing.step,
    standing.since_on,
    standing.signals,
    standing.latest.seen_on as last_seen_on,
    standing.latest.source as source,
    standing.latest.seen_by as seen_by,
    (coalesce(turns.body, notes.body))[standing.latest.start_offset + 1:standing.latest.end_offset] as words
from steps_of_accounts($as_of, $today, $window_days, $least_score, $catalysts) as standing
inner join living_accounts($as_of) as living on living.account_id = standing.account_id
left join turns on turns.interview_id = standing.latest.source_id and turns.turn = standing.latest.turn
left join notes on notes.note_id = standing.latest.source_id and standing.latest.turn is null
where
    ($segment is null or list_contains($segment::varchar[], living.segment))
    and ($region is null or list_contains($region::varchar[], living.region))
    and ($owner is null or list_contains($owner::varchar[], living.owner))
order by standing.step desc, living.annual_value desc nulls last, living.account_id
