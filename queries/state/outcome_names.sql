-- What stage names mean, as the company named them.
-- Grain: one row per stage name.
-- Parameters: none
select stage_name, outcome
from outcome_names
order by stage_name
