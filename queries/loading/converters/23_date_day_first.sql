-- A date written day, month, year; year first and names of months are read as well.
create or replace temp macro date_day_first(cell) as
coalesce(
    plausible(try_strptime(numeric_day(cell), ['%d/%m/%y', '%d/%m/%Y'])::date), date_iso(cell), date_named(cell)
)
