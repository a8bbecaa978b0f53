-- Interviews in the tagger's language that it has not read, or all of them; not those that a person has corrected.
-- Grain: one row per interview.
-- Parameters: language, all
select interview_id, kind, held_on, stated_reason, loss_id, deal_id
from interviews
where language = $language
    and interview_id in (select turns.interview_id from turns)  -- forgotten ones have no words left
    and ($all or not exists (select 1 from readings where readings.interview_id = interviews.interview_id))
    and interview_id not in (select evidence.interview_id from evidence where found_by like 'person%')
    and interview_id not in (
        select coalesce(json_extract_string(old_value, '$.interview_id'), '')
        from changes
        where table_name = 'evidence' and old_value is not null
    )
order by interview_id
