-- How many interviews in the tagger's language have words, corrected ones among them.
-- Grain: one row.
-- Parameters: language
select count(*) as interviews
from interviews
where language = $language and interview_id in (select turns.interview_id from turns)
