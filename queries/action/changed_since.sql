-- What was done to the records since a moment: files loaded, loads taken back, settings changed.
-- Grain: one row per load, per load taken back, and per change of a setting.
-- Parameters: since
with done as (
    select 'loaded' as what, file_name as subject, loaded_by as done_by, loaded_at as done_at
    from loads
    where loaded_at >= $since::timestamp
    union all
    select 'taken back' as what, file_name as subject, null::varchar as done_by, undone_at as done_at
    from loads
    where undone_at >= $since::timestamp
    union all
    select 'set anew' as what, row_key as subject, changed_by as done_by, changed_at as done_at
    from changes
    where table_name = 'settings' and changed_at >= $since::timestamp
)

select what, subject, done_by, done_at
from done
order by done_at desc, what, subject
