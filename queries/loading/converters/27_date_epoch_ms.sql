-- The day, in UTC, of a count of milliseconds since 1970.
create or replace temp macro date_epoch_ms(cell) as
coalesce(
    plausible(epoch_ms(case when length(trim(cell)) between 12 and 15 then try_cast(cell as double)::bigint end)::date),
    date_iso(cell)
)
