-- The file's rows as the table would hold them, each with its first problem ('field|what is wrong') or none.
-- Grain: one row per filled row of the file.
-- Holes: first_row, conversions, unreadable, blank, shape, missing, missing_if_new
-- Parameters: those of the shape
create or replace temp table arrivals as
with converted as (
    select
        source_rows.rowid - first_source_row.row_id + {first_row} as row_number,
        {conversions},
        {unreadable} as problem
    from source_rows
    cross join (select min(rowid) as row_id from source_rows) as first_source_row  -- rows not committed yet count from far up
    where not ({blank})
),

shaped as (
{shape}
)

select
    * exclude (problem),
    coalesce(problem, {missing}) as problem,
    {missing_if_new} as problem_if_new
from shaped
