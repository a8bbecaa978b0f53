-- What notes and calls said at the time about accounts that were customers and had given no notice.
-- Grain: one row per piece of evidence that counts as a sign and has a day and an account; its cause may be no catalyst.
-- Parameters: none
create or replace macro words_of_customers(least_score) as table
with words as (
    select
        notes.account_id,
        notes.written_on as seen_on,
        note_evidence.cause,
        note_evidence.step,
        note_evidence.score
    from note_evidence
    inner join notes on notes.note_id = note_evidence.note_id
    where is_sign(note_evidence.status, note_evidence.score, least_score)
    union all
    select
        interviews.account_id,
        interviews.held_on,
        evidence.cause,
        evidence.step,
        evidence.score
    from evidence
    inner join interviews on interviews.interview_id = evidence.interview_id
    where interviews.kind = 'call' and is_sign(evidence.status, evidence.score, least_score)
),

notices as (
    select account_id, announced_on, coalesce(lost_on, announced_on) as lost_on
    from losses
    where kind = 'defection' and announced_on is not null
),

gone as (  -- between a notice and a return, words can neither warn nor be acted on
    select distinct words.account_id, words.seen_on
    from words
    inner join notices
        on notices.account_id = words.account_id
        and notices.announced_on <= words.seen_on
    where not exists (
        select 1
        from spells
        where
            spells.account_id = words.account_id
            and spells.starts_on > notices.lost_on
            and spells.starts_on <= words.seen_on
    )
)

select words.account_id, words.seen_on, words.cause, words.step, words.score
from words
anti join gone on gone.account_id = words.account_id and gone.seen_on = words.seen_on
where words.account_id is not null and words.seen_on is not null
