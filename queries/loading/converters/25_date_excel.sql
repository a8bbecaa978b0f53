-- A date as the number of days that spreadsheets count from 1899-12-30.
create or replace temp macro date_excel(cell) as
coalesce(
    case when try_cast(cell as double) between 1 and 109000
        then date '1899-12-30' + floor(try_cast(cell as double))::integer end,
    date_iso(cell)
)
