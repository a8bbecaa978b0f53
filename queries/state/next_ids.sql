-- New numbers from the sequences of verdicts and changes.
-- Grain: one row per number wanted.
-- Parameters: wanted
select nextval('verdict_ids') as verdict_id, nextval('change_ids') as change_id
from range($wanted)
