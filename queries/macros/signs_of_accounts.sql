-- What was written about accounts in the days before one day, that puts them at a step and still stood on it.
-- Without that day, the last one that the records cover, and what was written since, up to `today`.
-- Grain: one row per piece of evidence; what was said stands in the turn, or without one in the note, that it names.
-- Parameters: none
create or replace macro signs_of_accounts(as_of, today, window_days, least_score, catalysts) as table
with asked as (
    select
        coalesce(as_of::date, observed_until - 1) - window_days::integer as written_after,
        coalesce(as_of::date, greatest(observed_until - 1, today::date)) as written_until
    from observed
),

written as materialized (
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
        null::integer as turn,
        note_evidence.start_offset,
        note_evidence.end_offset
    from asked
    inner join notes
        on notes.written_on <= asked.written_until
        and notes.written_on > asked.written_after
    inner join note_evidence on note_evidence.note_id = notes.note_id
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
        evidence.turn,
        evidence.start_offset,
        evidence.end_offset
    from asked
    inner join interviews
        on interviews.held_on <= asked.written_until
        and interviews.held_on > asked.written_after
    inner join evidence on evidence.interview_id = interviews.interview_id
    where interviews.kind = 'call'
),

resolved as (
    select account_id, cause, max(seen_on) as resolved_on
    from written
    where status = 'resolved' and score >= least_score
    group by account_id, cause
)

select
    written.account_id,
    written.source_id,
    written.source,
    written.seen_on,
    written.seen_by,
    written.cause,
    shown_step(written.step, written.cause, catalysts) as step,
    written.score,
    written.turn,
    written.start_offset,
    written.end_offset
from written
left join resolved on resolved.account_id = written.account_id and resolved.cause = written.cause
where
    is_sign(written.status, written.score, least_score)
    and shown_step(written.step, written.cause, catalysts) is not null
    and (resolved.resolved_on is null or resolved.resolved_on < written.seen_on)
