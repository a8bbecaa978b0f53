-- A column that the file lacks is a problem only for rows that the table does not hold yet.
-- Grain: one row per row marked.
-- Holes: table, same_row
-- Parameters: none
update arrivals
set problem = problem_if_new
where problem is null
    and problem_if_new is not null
    and not exists (select 1 from {table} as target where {same_row})
