-- The surest words for a cause, or the words that look like it and were not the reason, one of each account.
-- Grain: one row per account, eight at most.
-- Parameters: since, until, kind, segment, region, owner, cause, status
with spoken as (
    select
        evidence.evidence_id,
        narrowed.loss_id,
        coalesce(narrowed.account_name, narrowed.loss_id) as account_name,
        evidence.cause,
        evidence.status,
        evidence.score,
        turns.body,
        evidence.start_offset,
        evidence.end_offset,
        row_number() over (
            partition by coalesce(narrowed.account_id, narrowed.loss_id)
            order by evidence.score desc, evidence.evidence_id
        ) as place
    from losses_in($since, $until, $kind, $segment, $region, $owner, 'lost_on') as narrowed
    inner join interviews on coalesce(interviews.loss_id, interviews.deal_id) = narrowed.loss_id
    inner join evidence on evidence.interview_id = interviews.interview_id
    inner join turns on turns.interview_id = evidence.interview_id and turns.turn = evidence.turn
    where evidence.cause = $cause and (evidence.status = 'asserted') = ($status = 'asserted')
)

select evidence_id, loss_id, account_name, cause, status, score, body, start_offset, end_offset
from spoken
where place = 1
order by score desc, end_offset - start_offset desc, evidence_id
limit 8
