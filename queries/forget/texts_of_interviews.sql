-- How many turns and pieces of evidence some interviews have.
-- Grain: one row.
-- Parameters: interview_ids
select
    (select count(*) from turns where list_contains($interview_ids::varchar[], interview_id)) as turns,
    (select count(*) from evidence where list_contains($interview_ids::varchar[], interview_id)) as evidence
