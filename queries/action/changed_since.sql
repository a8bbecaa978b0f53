-- What was done to all records since a moment: files loaded, loads taken back, settings changed, accounts merged.
-- Grain: one row per load, per load taken back, per change of a setting, per merge and per request to be forgotten.
-- A load that came and was taken back since has left nothing.
-- `about`: what the file was loaded as, the name of the setting, 'merge' or 'forgotten'.
-- Parameters: since
with undone as (
    select row_key as load_id, changed_by
    from changes
    where table_name = 'loads' and field = 'undone_at' and changed_at >= $since::timestamp
),

done as (
    select loaded_as as about, 'loaded' as what, file_name as subject, loaded_by as done_by, loaded_at as done_at
    from loads
    where loaded_at >= $since::timestamp and undone_at is null
    union all
    select
        loads.loaded_as as about,
        'taken back' as what,
        loads.file_name as subject,
        undone.changed_by as done_by,
        loads.undone_at as done_at
    from loads
    left join undone on undone.load_id = loads.load_id::varchar
    where loads.undone_at >= $since::timestamp and loads.loaded_at < $since::timestamp
    union all
    select row_key as about, 'set anew' as what, 'the setting ' || row_key as subject, changed_by as done_by, changed_at as done_at
    from changes
    where table_name = 'settings' and changed_at >= $since::timestamp
    union all
    select
        'merge' as about,
        if(new_value is null, 'parted from another again', 'merged with another') as what,
        'an account' as subject,
        changed_by as done_by,
        changed_at as done_at
    from changes
    where table_name = 'accounts' and field = 'merge' and changed_at >= $since::timestamp
    union all
    select
        'forgotten' as about,
        'forgotten' as what,
        'an account or a person' as subject,
        changed_by as done_by,
        changed_at as done_at
    from changes
    where table_name = 'forgotten' and changed_at >= $since::timestamp
)

select about, what, subject, done_by, done_at
from done
order by done_at desc, what, subject
