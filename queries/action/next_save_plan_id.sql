-- The number of the next save plan.
-- Grain: one row.
-- Parameters: none
select nextval('save_plan_ids')
