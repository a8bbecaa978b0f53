-- Highest number of each sort of pseudonym that is stored in turns, speakers, interviews and notes.
-- Grain: one row per sort of personal data.
-- Parameters: none
with texts as (
    select body as words from turns
    union all select speaker from turns
    union all select led_by from interviews
    union all select interviewee_role from interviews
    union all select body from notes
    union all select original from rejected_rows
),
pseudonyms as (
    select unnest(regexp_extract_all(words, '\[(?:email|phone|card|account|address|person) \d+\]')) as pseudonym
    from texts
    where contains(words, '[')
)
select
    regexp_extract(pseudonym, '[a-z]+') as sort,
    max(regexp_extract(pseudonym, '\d+')::bigint) as highest
from pseudonyms
group by sort
order by sort
