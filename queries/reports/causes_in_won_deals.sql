-- What do customers speak of where we won?
-- Grain: one row per cause and status of the evidence in interviews about won deals.
-- Parameters: since, until, segment, region, owner
with won as (
    select deal_id
    from deals_in($since, $until, $segment, $region, $owner)
    where outcome = 'won'
)

select
    evidence.cause,
    evidence.status,
    count(distinct interviews.deal_id) as deals,
    count(*) as evidence_count,
    (
        select count(distinct spoken.deal_id)
        from interviews as spoken
        semi join won on won.deal_id = spoken.deal_id
    ) as deals_with_interviews
from interviews
semi join won on won.deal_id = interviews.deal_id
inner join evidence on evidence.interview_id = interviews.interview_id
where evidence.cause is not null
group by evidence.cause, evidence.status
order by deals desc, evidence.cause, evidence.status
