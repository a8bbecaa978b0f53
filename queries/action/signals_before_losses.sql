-- Everything that could have shown a loss coming, or that tells of it afterwards, with the day it was written.
-- Grain: one row per loss and signal; evidence is clipped to its own words.
-- Parameters: loss_id, kind, window_days
select loss_id, source_id, source, seen_on, seen_by, cause, step, words, score
from signals_before($kind, $window_days)
where $loss_id is null or loss_id = $loss_id
order by loss_id, seen_on nulls last, source, source_id, words
