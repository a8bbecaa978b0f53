-- Put back the rows of a table that a load replaced.
-- Grain: one row per row put back.
-- Holes: table, columns, structure, values
-- Parameters: load_id
with former as (
    select from_json(original, '{structure}') as original_row
    from replaced_rows
    where load_id = $load_id and table_name = '{table}' and original <> 'null'
)

insert into {table} ({columns})
select {values} from former
