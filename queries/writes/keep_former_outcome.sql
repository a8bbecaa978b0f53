-- Keep what a stage name meant before a load named it anew, or that it was not named; what an undo puts back.
-- Grain: one row.
-- Parameters: load_id, stage_name
insert into replaced_rows (load_id, table_name, row_key, original)
select
    $load_id,
    'outcome_names',
    $stage_name,
    coalesce(
        (
            select to_json(outcome_names)::varchar
            from outcome_names
            where outcome_names.stage_name = $stage_name
        ),
        'null'
    )
