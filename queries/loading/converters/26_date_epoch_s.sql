-- The day, in UTC, of a count of seconds since 1970.
create or replace temp macro date_epoch_s(cell) as
coalesce(plausible(to_timestamp(case when length(trim(cell)) between 9 and 13 then try_cast(cell as double) end)::timestamp::date), date_iso(cell))
