-- Everything that could have shown a loss coming, or that tells of it afterwards, with the day it was written.
-- Grain: one row per loss and signal; evidence is clipped to its own words.
-- Parameters: loss_ids, kind, window_days, least_score
with asked as (
    from signals_before($kind, $window_days, $loss_ids, $least_score)
)

select
    asked.loss_id,
    asked.source_id,
    asked.source,
    asked.seen_on,
    coalesce(asked.seen_by, heard_by(asked.source_id)) as seen_by,
    asked.cause,
    asked.step,
    coalesce(asked.words, (coalesce(turns.body, notes.body))[asked.start_offset + 1:asked.end_offset]) as words,
    asked.score
from asked
left join turns on turns.interview_id = asked.source_id and turns.turn = asked.turn
left join notes on notes.note_id = asked.source_id and asked.turn is null
order by asked.loss_id, asked.seen_on nulls last, asked.source, asked.source_id, words
