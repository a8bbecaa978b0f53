-- The surest words about a cause where we won, one piece of evidence of each deal.
-- Grain: one row per won deal.
-- Parameters: since, until, segment, region, owner, cause, status
with spoken as (
    select
        evidence.evidence_id,
        won.deal_id,
        coalesce(won.account_name, accounts.name, won.account_id, won.deal_id) as account_name,
        evidence.cause,
        evidence.status,
        evidence.score,
        turns.body,
        evidence.start_offset,
        evidence.end_offset,
        row_number() over (partition by won.deal_id order by evidence.score desc, evidence.evidence_id) as place
    from deals_in($since, $until, $segment, $region, $owner) as won
    left join accounts on accounts.account_id = won.account_id
    inner join interviews on interviews.deal_id = won.deal_id
    inner join evidence on evidence.interview_id = interviews.interview_id
    inner join turns on turns.interview_id = evidence.interview_id and turns.turn = evidence.turn
    where won.outcome = 'won' and evidence.cause = $cause and evidence.status = $status
)

select evidence_id, deal_id, account_name, cause, status, score, body, start_offset, end_offset
from spoken
where place = 1
order by score desc, evidence_id
