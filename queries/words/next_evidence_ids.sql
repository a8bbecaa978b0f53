-- New numbers for evidence.
-- Grain: one row per number wanted.
-- Parameters: wanted
select nextval('evidence_ids') as evidence_id
from range($wanted)
