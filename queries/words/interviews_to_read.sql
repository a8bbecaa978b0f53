-- Interviews in the tagger's language that it has not read, or all of them; not those that a person has corrected.
-- Grain: one row per interview.
-- Parameters: language, again
select interview_id, kind, held_on, stated_reason, loss_id, deal_id
from interviews
where language = $language
    and interview_id in (select turns.interview_id from turns)  -- forgotten ones have no words left
    and (
        interview_id not in (select readings.interview_id from readings)  -- new words in the place of corrected ones
        or $again and interview_id not in (select corrected.interview_id from corrected_interviews() as corrected)
    )
order by interview_id
