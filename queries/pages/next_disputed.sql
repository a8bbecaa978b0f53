-- Which disputed loss is first in line for a person, leaving out the one just looked at?
-- Grain: one row, or none.
-- Parameters: after
select loss_id
from losses
where is_disputed and loss_id is distinct from $after
order by reporting_value desc nulls last, lost_on desc nulls last, loss_id
limit 1
