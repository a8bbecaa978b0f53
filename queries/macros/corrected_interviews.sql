-- Interviews whose evidence stands as a person corrected it; a correction that was taken back is none.
-- Grain: one row per interview.
-- Parameters: none
create or replace macro corrected_interviews() as table
with touched as (
    select
        first(old_value order by change_id) as as_found,
        last(new_value order by change_id) as as_it_stands
    from changes
    where table_name = 'evidence'
    group by row_key
)

select interview_id
from evidence
where found_by like 'person%'
union
select json_extract_string(as_found, '$.interview_id')
from touched
where as_found is not null and as_found is distinct from as_it_stands
