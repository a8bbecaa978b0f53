-- The step that a piece of evidence speaks for: its own, or the first for a catalyst; null for any other cause.
-- Grain: one value.
-- Parameters: none
create or replace macro shown_step(step, cause, catalysts) as
coalesce(step, case when list_contains(catalysts::varchar[], cause) then 'step1' end)
