-- Take away the totals and remarks at the foot of the file: the last rows in which anything stands.
-- Grain: one row per row taken away.
-- Holes: blank
-- Parameters: rows
delete from source_rows
where rowid in (
    select rowid
    from source_rows
    where not ({blank})
    order by rowid desc
    limit $rows
)
