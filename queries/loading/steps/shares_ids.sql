-- Whether ids of one kind may stand for rows of the other: it has rows, or ids were told apart before.
-- Grain: one row.
-- Holes: table, key, word, other
-- Parameters: none
select
    exists(select 1 from {other}) or exists(select 1 from {table} where starts_with({key}, '{word} ')) as is_possible
