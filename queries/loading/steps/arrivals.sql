-- The file's rows as the table would hold them, each with its first problem ('field|what is wrong') or none.
-- Grain: one row per filled row of the file.
-- Holes: row_number, conversions, cells, blank, doubtful, unreadable, shape, missing, missing_if_new
-- Parameters: those of the shape
create or replace temp table arrivals as
with first_source_row as (  -- rows that are not committed yet count from far up
    select min(rowid) as row_id from source_rows
),

reading as (
    select
        {row_number} as row_number,
        {conversions},
        {cells}
    from source_rows
    cross join first_source_row
    where not ({blank})
),

converted as (
    select *, case when {doubtful} then {unreadable} end as problem
    from reading
),

shaped as (
{shape}
)

select
    * exclude (problem),
    coalesce(problem, {missing}) as problem,
    {missing_if_new} as problem_if_new
from shaped
