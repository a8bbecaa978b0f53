-- Take away the totals and remarks at the foot of the file.
-- Grain: one row per row taken away.
-- Holes: none
-- Parameters: rows
delete from source_rows
where rowid > (select max(rowid) from source_rows) - $rows
