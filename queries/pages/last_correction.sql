-- The last correction of the evidence of a loss by one person that stands as they left it, to be taken back.
-- Grain: one row, or none.
-- Parameters: loss_id, who
with touched as (
    select change_id, changed_at, changed_by, row_key, old_value, new_value, reason
    from changes
    where table_name = 'evidence'
        and json_extract_string(coalesce(old_value, new_value), '$.interview_id') in (
            select interview_id
            from interviews
            where loss_id = $loss_id or deal_id = $loss_id
        )
),

latest as (
    select row_key, last(new_value order by change_id) as new_value
    from touched
    group by row_key
)

select touched.change_id, touched.changed_at, touched.row_key, touched.old_value, touched.new_value
from touched
inner join latest
    on latest.row_key = touched.row_key
    and latest.new_value is not distinct from touched.new_value
where touched.changed_by = $who
    and touched.reason <> 'taken back'
    and touched.old_value is not null
    and not exists (
        select 1
        from touched as later
        where later.row_key = touched.row_key
            and later.change_id > touched.change_id
            and later.reason = 'taken back'
            and later.old_value is not distinct from touched.new_value
            and later.new_value is not distinct from touched.old_value
    )
order by touched.change_id desc
limit 1
