-- When did the actions against some causes begin?
-- Grain: one row per action.
-- Parameters: causes
select started_on, title
from actions
where list_contains($causes::varchar[], cause)
order by started_on, action_id
