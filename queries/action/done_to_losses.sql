-- What was done to some losses since a moment: their rows loaded, their words loaded or matched, their causes decided.
-- Grain: one row per load that brought its row or words, per match of an interview, and per change of its verdict.
-- Parameters: loss_ids, since
with named as (
    select unnest($loss_ids::varchar[]) as loss_id
),

brought as (
    select named.loss_id, 'record' as about, defections.load_id
    from named
    inner join defections on defections.loss_id = named.loss_id
    union
    select named.loss_id, 'record' as about, contracts.load_id
    from named
    inner join contracts on contracts.account_id || '@' || contracts.ends_on = named.loss_id
    union
    select named.loss_id, 'words' as about, interviews.load_id
    from named
    inner join interviews on interviews.loss_id = named.loss_id
),

matched as (
    select
        json_extract_string(old_value, '$[1]') as former,
        json_extract_string(new_value, '$[1]') as present,
        changed_by,
        changed_at
    from changes
    where table_name = 'interviews' and field = 'match' and changed_at >= $since::timestamp
),

done as (
    select
        brought.loss_id,
        brought.about,
        'loaded' as what,
        loads.file_name as subject,
        loads.loaded_by as done_by,
        loads.loaded_at as done_at,
        null::varchar as reason,
        null::bigint as change_id
    from brought
    inner join loads on loads.load_id = brought.load_id
    where loads.loaded_at >= $since::timestamp and loads.undone_at is null
    union all
    select
        named.loss_id,
        'words' as about,
        'matched' as what,
        'an interview' as subject,
        matched.changed_by as done_by,
        matched.changed_at as done_at,
        null::varchar as reason,
        null::bigint as change_id
    from named
    inner join matched on named.loss_id in (matched.former, matched.present)
    union all
    select
        named.loss_id,
        'verdict' as about,
        'decided' as what,
        'the root cause' as subject,
        changes.changed_by as done_by,
        changes.changed_at as done_at,
        changes.reason,
        changes.change_id
    from named
    inner join changes on changes.row_key = named.loss_id
    where changes.table_name = 'verdicts' and changes.changed_at >= $since::timestamp
)

select loss_id, about, what, subject, done_by, done_at, reason
from done
order by loss_id, change_id nulls first, done_at, what, subject  -- the log knows what came last, clocks may not
