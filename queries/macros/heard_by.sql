-- Who of ours spoke in a talk, by name; null where nobody did.
-- Grain: one value.
-- Parameters: none
create or replace macro heard_by(talk_id) as (
    select string_agg(distinct spoken.speaker, ', ' order by spoken.speaker)
    from turns as spoken
    where spoken.interview_id = talk_id and spoken.role in ('vendor', 'interviewer')
)
