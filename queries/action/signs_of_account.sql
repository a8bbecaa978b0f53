-- Words that put one living account at a step, the latest first.
-- Grain: one row per piece of evidence; it is clipped to its own words.
-- Parameters: account_id, as_of, today, window_days, least_score, catalysts
with signs as (
    from signs_of_accounts($as_of, $today, $window_days, $least_score, $catalysts)
    where account_id = $account_id
)

select
    signs.source_id,
    signs.source,
    signs.seen_on,
    coalesce(signs.seen_by, heard_by(signs.source_id)) as seen_by,
    signs.cause,
    signs.step,
    (coalesce(turns.body, notes.body))[signs.start_offset + 1:signs.end_offset] as words
from signs
semi join living_accounts($as_of) as living on living.account_id = signs.account_id
left join turns on turns.interview_id = signs.source_id and turns.turn = signs.turn
left join notes on notes.note_id = signs.source_id and signs.turn is null
order by signs.seen_on desc, signs.score desc, words
