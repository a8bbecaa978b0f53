-- Rows of files that did not come in and have not come in since; a row that two loads brought alike counts in the later.
-- One has come in since where a later load brought its table a row of the same id or, in a file without ids, of the same
-- account and day (the last or first day, or that of the notice).
-- Grain: one row per row of a file and reason; of loads that were not taken back.
-- Parameters: none
create or replace macro waiting_rejected_rows() as table
with latest as (
    select rejected_rows.*, loads.loaded_as, loads.file_name, row_number() over () as place_in_all
    from rejected_rows
    inner join loads on loads.load_id = rejected_rows.load_id
    where loads.undone_at is null
    qualify rejected_rows.load_id = max(rejected_rows.load_id) over (
        partition by
            loads.loaded_as, rejected_rows.original, rejected_rows.column_name, rejected_rows.reason
    )
),

mapped as (  -- where the row as JSON has each field
    select
        loads.load_id,
        loads.loaded_as,
        one ->> 'field' as field,
        '/' || replace(replace(one ->> 'header', '~', '~0'), '/', '~1') as place,
        one ->> 'converter' as converter,
        if(one ->> 'shift' = 'next_day', 1, 0) as days_late
    from loads
    cross join lateral (select unnest(from_json(coalesce(loads.mapping, '[]'), '["json"]')) as one) as columns
    where loads.rows_rejected > 0
),

places as (
    select
        load_id,
        any_value(place) filter (
            where field = case loaded_as
                when 'accounts' then 'account_id'
                when 'contracts' then 'contract_id'
                when 'defections' then 'loss_id'
                when 'deals' then 'deal_id'
                when 'notes' then 'note_id'
                when 'actions' then 'action_id'
            end
        ) as id_place,
        any_value(place) filter (where field = 'account_id') as account_place,
        any_value(place) filter (where field in ('account_name', 'name')) as name_place,
        any_value({place: place, converter: converter, days_late: days_late})
            filter (where field in ('starts_on', 'lost_on')) as day,
        any_value({place: place, converter: converter, days_late: days_late})
            filter (where field = 'notice_on') as notice
    from mapped
    group by load_id
),

cells as (
    select
        latest.place_in_all,
        latest.load_id,
        latest.loaded_as,
        places.id_place is not null as has_id,
        -- a line that is no row stands whole under the first header
        case when latest.column_name is null and latest.rejected_value is null and latest.reason like 'is no row of%'
            then regexp_extract(json_extract_string(latest.original, places.id_place), '^"?([^",;\t|]*)', 1)
            else trim(json_extract_string(latest.original, places.id_place))
        end as row_id,
        trim(json_extract_string(latest.original, places.account_place)) as account_id,
        fold_account(json_extract_string(latest.original, places.name_place)) as folded,
        day_in(json_extract_string(latest.original, places.day.place), places.day.converter) - places.day.days_late
            as first_day,
        day_in(json_extract_string(latest.original, places.notice.place), places.notice.converter) as notice_on
    from latest
    inner join places on places.load_id = latest.load_id
),

arrived as (
    select 'accounts' as loaded_as, account_id as row_id, null as account_id, null::date as first_day,
        null::date as notice_on, load_id
    from accounts
    union all
    select 'contracts', contract_id, account_id, starts_on, notice_on, load_id
    from contracts
    union all
    select 'defections', loss_id, account_id, lost_on, notice_on, load_id
    from defections
    union all
    select 'deals', deal_id, null, null, null, load_id
    from deals
    union all
    select 'notes', note_id, null, null, null, load_id
    from notes
    union all
    select 'actions', action_id, null, null, null, load_id
    from actions
),

come_in as (
    select cells.place_in_all
    from cells
    inner join arrived
        on arrived.loaded_as = cells.loaded_as
        and arrived.row_id = cells.row_id
        and arrived.load_id > cells.load_id
    union
    select cells.place_in_all
    from cells
    left join accounts as named on fold_account(named.name) = cells.folded
    inner join arrived
        on arrived.loaded_as = cells.loaded_as
        and arrived.account_id = coalesce(cells.account_id, named.account_id)
        and arrived.load_id > cells.load_id
    where not cells.has_id
        and (arrived.first_day = cells.first_day or arrived.notice_on = cells.notice_on)
)

select load_id, file_name, loaded_as, row_number, column_name, rejected_value, reason
from latest
where place_in_all not in (select come_in.place_in_all from come_in)
