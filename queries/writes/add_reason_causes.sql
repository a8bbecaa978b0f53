-- Keep what a recorded reason stands for, as a person confirmed it.
-- Grain: one row per cause.
-- Parameters: recorded_reason, causes, confirmed_by
insert into reason_causes (recorded_reason, cause, confirmed_by)
select $recorded_reason, unnest($causes::varchar[]), $confirmed_by
