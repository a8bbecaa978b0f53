-- Keep every row that cannot come in, whole, with the column, the value and the reason.
-- Grain: one row per rejected row.
-- Holes: row_number, cells, original, headers
-- Parameters: load_id, fields, positions, and h0, h1, … the headers of the file
insert into rejected_rows (load_id, row_number, column_name, rejected_value, reason, original)
with problems as (
    select
        row_number,
        split_part(problem, '|', 1) as field,
        substr(problem, instr(problem, '|') + 1) as reason
    from arrivals
    where problem is not null and problem <> 'repeat'
),

placed as (
    select problems.*, list_position($fields::varchar[], field) as place
    from problems
),

first_source_row as (
    select min(rowid) as row_id from source_rows
),

numbered as (
    select {row_number} as row_number, source_rows.*
    from source_rows
    cross join first_source_row
)

select
    $load_id,
    placed.row_number,
    case when place is null then field else ({headers})[($positions::integer[])[place] + 1] end,
    left(case when place is not null then ({cells})[($positions::integer[])[place] + 1] end, 200),
    placed.reason,
    {original}
from placed
inner join numbered on numbered.row_number = placed.row_number
order by placed.row_number
