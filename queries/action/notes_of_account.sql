-- The latest that was written about an account, and what was read in it, the surest first.
-- Grain: one row per note and piece of evidence in it; one row for a note in which nothing was found.
-- Parameters: account_id, latest
with latest as (
    select note_id, written_on, author, note_kind, body
    from notes
    where account_id = $account_id
    order by written_on desc nulls last, note_id desc
    limit $latest
),

pieces as (  -- the same cause or step found twice in a note is said once
    select note_id, cause, step, status, max(score) as score
    from note_evidence
    where note_id in (select latest.note_id from latest)
    group by note_id, cause, step, status
)

select
    latest.note_id,
    latest.written_on,
    latest.author,
    latest.note_kind,
    latest.body,
    exists (select 1 from note_readings where note_readings.note_id = latest.note_id) as is_read,
    pieces.cause,
    pieces.step,
    pieces.status,
    pieces.score
from latest
left join pieces on pieces.note_id = latest.note_id
order by latest.written_on desc nulls last, latest.note_id desc, pieces.score desc nulls last, pieces.cause, pieces.step
