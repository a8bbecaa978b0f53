-- Measures taken against causes.
-- Grain: one row per action, the latest start first.
-- Parameters: none
select
    actions.action_id,
    actions.title,
    actions.cause,
    actions.scope,
    actions.scope_filter,
    actions.started_on,
    actions.ended_on,
    actions.owner,
    actions.description
from actions
order by actions.started_on desc, actions.action_id
