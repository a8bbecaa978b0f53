-- The losses that the machine put down to a cause, whatever a person made of them later.
-- Grain: one row per loss.
-- Parameters: machine_cause
select loss_id
from verdicts
where source <> 'person'
group by loss_id
having arg_max(cause, verdict_id) = $machine_cause
