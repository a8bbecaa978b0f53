-- Which loss is first in line for a person, leaving out the one just looked at?
-- Those that wait are disputed, or a correction of what was read has left no words for any cause.
-- Grain: one row, or none.
-- Parameters: after
select loss_id
from losses
where root_cause is null and verdict_source <> 'person' and loss_id is distinct from $after
order by reporting_value desc nulls last, lost_on desc nulls last, loss_id
limit 1
