-- Say what a stage name means.
-- Grain: one row.
-- Parameters: stage_name, outcome
insert or replace into outcome_names (stage_name, outcome)
values ($stage_name, $outcome)
