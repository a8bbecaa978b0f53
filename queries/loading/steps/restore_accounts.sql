-- Put accounts back as they were.
-- Grain: one row per account.
-- Holes: structure, columns, values
-- Parameters: originals
with former as (
    select from_json(unnest($originals::varchar[]), '{structure}') as account
)

insert into accounts ({columns})
select {values} from former
