-- Keep every row that cannot come in, whole, with the column, the value and the reason.
-- Grain: one row per rejected row.
-- Holes: first_row, cells, original, headers
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
)

select
    $load_id,
    placed.row_number,
    case when place is null then field else ({headers})[($positions::integer[])[place] + 1] end,
    left(case when place is not null then ({cells})[($positions::integer[])[place] + 1] end, 200),
    placed.reason,
    {original}
from placed
cross join (select min(rowid) as row_id from source_rows) as first_source_row
inner join source_rows on source_rows.rowid - first_source_row.row_id = placed.row_number - {first_row}
order by placed.row_number
