-- Pseudonyms that some stored text holds.
-- Grain: one row per pseudonym.
-- Parameters: none
with texts as (
    select body as words from turns
    union all select speaker from turns
    union all select led_by from interviews
    union all select interviewee_role from interviews
    union all select stated_reason from interviews
    union all select source_file from interviews
    union all select body from notes
    union all select original from rejected_rows
    union all select original from replaced_rows
)

select distinct
    unnest(regexp_extract_all(words, '\[(?:email|phone|card|account|address|person) \d+\]')) as pseudonym
from texts
where contains(words, '[')
order by pseudonym
