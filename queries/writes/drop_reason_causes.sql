-- Drop what a recorded reason stood for.
-- Grain: one row per cause dropped.
-- Parameters: recorded_reason
delete from reason_causes
where recorded_reason = $recorded_reason
