-- The sequences and the tables whose rows they number.
-- Grain: one row per sequence.
-- Parameters: none
select sequences.sequence_name, columns.table_name
from duckdb_sequences() as sequences
inner join duckdb_columns() as columns
    on columns.column_name || 's' = sequences.sequence_name and columns.data_type = 'BIGINT'
inner join duckdb_tables() as tables
    on tables.table_name = columns.table_name and not tables.temporary
where columns.column_index = 1
order by sequences.sequence_name
