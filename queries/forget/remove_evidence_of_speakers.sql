-- Evidence in what a person said.
-- Grain: one row per row taken away.
-- Parameters: speakers
delete from evidence
where exists (
    select 1
    from turns
    where turns.interview_id = evidence.interview_id
        and turns.turn = evidence.turn
        and list_contains($speakers::varchar[], turns.speaker)
)
