-- What each stage name means: as delivered, overruled by the company's own table. Delivered ones are in `stage_defaults`.
-- Grain: one row per folded stage name.
-- Holes: none
-- Parameters: none
create or replace temp table stage_outcomes as
select stage_name, outcome from outcome_names
union all
select stage_name, outcome
from stage_defaults
where stage_name not in (select outcome_names.stage_name from outcome_names)
