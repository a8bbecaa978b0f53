-- A key that stands in the file twice: the same row again counts as known, another row under the same key is refused.
-- Grain: one row per row marked.
-- Holes: key, key_text, key_field, same_content
-- Parameters: none
with repeated as (
    select {key}, min(row_number) as first_row
    from arrivals
    where problem is null
    group by {key}
    having count(*) > 1
),

marked as (
    select
        arrivals.row_number,
        case when {same_content}
            then 'repeat'
            else '{key_field}|stands already in row ' || repeated.first_row || ' of this file, with other values'
        end as problem
    from arrivals
    inner join repeated using ({key})
    inner join arrivals as first_arrival on first_arrival.row_number = repeated.first_row
    where arrivals.row_number > repeated.first_row and arrivals.problem is null
)

update arrivals
set problem = marked.problem
from marked
where arrivals.row_number = marked.row_number
