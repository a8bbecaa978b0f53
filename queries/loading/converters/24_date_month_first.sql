-- A date written month, day, year; year first and names of months are read as well.
create or replace temp macro date_month_first(cell) as
coalesce(
    plausible(try_strptime(numeric_day(cell), ['%m/%d/%y', '%m/%d/%Y'])::date), date_iso(cell), date_named(cell)
)
