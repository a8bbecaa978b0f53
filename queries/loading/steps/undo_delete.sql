-- Take away what a load brought into a table, and what it replaced there.
-- Grain: one row per row taken away.
-- Holes: table
-- Parameters: load_id
delete from {table} where load_id = $load_id
