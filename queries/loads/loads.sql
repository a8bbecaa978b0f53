-- The files that came in, the latest first.
-- Grain: one row per load; `rows_waiting` of the rejected ones have not come in since.
-- Parameters: none
with waiting as (
    select load_id, count(distinct row_number) as rows_waiting
    from waiting_rejected_rows()
    group by load_id
)

select
    loads.load_id,
    loads.file_name,
    loads.loaded_as,
    loads.as_of,
    loads.rows_in_file,
    loads.rows_new,
    loads.rows_changed,
    loads.rows_known,
    loads.rows_rejected,
    loads.loaded_by,
    loads.loaded_at,
    loads.undone_at,
    coalesce(waiting.rows_waiting, 0) as rows_waiting
from loads
left join waiting on waiting.load_id = loads.load_id
order by loads.load_id desc
