-- An id that the other kind has already gets its own kind in front, since a loss is named by its id alone.
-- Grain: one row per row of the file that gets another id.
-- Holes: table, key, word, other, other_key
-- Parameters: none
update arrivals
set {key} = '{word} ' || {key}
where '{word} ' || {key} in (select {table}.{key} from {table})
    or (
        {key} in (select {other}.{other_key} from {other})
        and {key} not in (select {table}.{key} from {table})
    )
