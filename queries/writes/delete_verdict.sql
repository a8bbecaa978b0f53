-- Take back a verdict as if it had never been given.
-- Grain: one row.
-- Parameters: verdict_id
delete from verdicts
where verdict_id = $verdict_id
