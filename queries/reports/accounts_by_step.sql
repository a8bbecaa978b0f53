-- At which step do living accounts stand, by the words written about them?
-- Grain: one row per living account and signal.
-- Parameters: as_of, window_days, least_score, segment, region, owner
with written as (
    select
        notes.note_id as source_id,
        notes.account_id,
        notes.written_on as seen_on,
        notes.note_kind as source,
        notes.author as seen_by,
        note_evidence.cause,
        note_evidence.step,
        note_evidence.status,
        note_evidence.score,
        notes.body[note_evidence.start_offset + 1:note_evidence.end_offset] as words
    from note_evidence
    inner join notes on notes.note_id = note_evidence.note_id
    union all
    select
        interviews.interview_id as source_id,
        interviews.account_id,
        interviews.held_on as seen_on,
        'call' as source,
        interviews.led_by as seen_by,
        evidence.cause,
        evidence.step,
        evidence.status,
        evidence.score,
        turns.body[evidence.start_offset + 1:evidence.end_offset] as words
    from evidence
    inner join interviews on interviews.interview_id = evidence.interview_id
    inner join turns on turns.interview_id = evidence.interview_id and turns.turn = evidence.turn
    where interviews.kind = 'call'
)

select
    living.account_id,
    living.account_name,
    living.segment,
    living.region,
    living.owner,
    living.annual_value,
    written.source_id,
    written.source,
    written.seen_on,
    written.seen_by,
    written.cause,
    written.step,
    written.score,
    written.words
from living_accounts($as_of) as living
inner join written on written.account_id = living.account_id
where
    (written.status is null or written.status = 'asserted')
    and written.score >= $least_score
    and written.seen_on <= living.as_of_on
    and written.seen_on > living.as_of_on - $window_days::integer
    and ($segment is null or list_contains($segment::varchar[], living.segment))
    and ($region is null or list_contains($region::varchar[], living.region))
    and ($owner is null or list_contains($owner::varchar[], living.owner))
    and not exists (
        select 1
        from written as later
        where
            later.account_id = written.account_id
            and later.cause = written.cause
            and later.status = 'resolved'
            and later.seen_on >= written.seen_on
            and later.seen_on <= living.as_of_on
    )
order by living.account_id, written.seen_on desc, written.score desc, written.words
