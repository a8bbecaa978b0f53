-- Number of the next load.
-- Grain: one row.
-- Parameters: none
select nextval('load_ids')
