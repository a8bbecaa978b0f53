-- Interviews in the tagger's language that it has not read, or all of them; not those that a person has corrected.
-- A correction that was taken back is none.
-- Grain: one row per interview.
-- Parameters: language, all
with touched as (
    select
        first(old_value order by change_id) as as_found,
        last(new_value order by change_id) as as_it_stands
    from changes
    where table_name = 'evidence'
    group by row_key
),

corrected as (
    select interview_id
    from evidence
    where found_by like 'person%'
    union
    select json_extract_string(as_found, '$.interview_id')
    from touched
    where as_found is not null and as_found is distinct from as_it_stands
)

select interview_id, kind, held_on, stated_reason, loss_id, deal_id
from interviews
where language = $language
    and interview_id in (select turns.interview_id from turns)  -- forgotten ones have no words left
    and (
        interview_id not in (select readings.interview_id from readings)  -- new words in the place of corrected ones
        or $all and interview_id not in (select corrected.interview_id from corrected)
    )
order by interview_id
