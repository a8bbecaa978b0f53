-- What did the machine say of the losses that it has read, and what a person of those drawn for audit?
-- Grain: one row per pair of causes: by machine, and by the auditor (null where not audited).
-- Parameters: since, until, kind, segment, region, owner
with narrowed as (
    from losses_in($since, $until, $kind, $segment, $region, $owner, 'lost_on')
),

by_machine as (
    select loss_id, arg_max(cause, verdict_id) as cause
    from verdicts
    where source <> 'person'
    group by loss_id
),

by_auditor as (
    select loss_id, arg_max(cause, verdict_id) as cause
    from verdicts
    where source = 'person' and is_audit
    group by loss_id
)

select
    by_machine.cause as machine_cause,
    by_auditor.cause as auditor_cause,
    by_auditor.loss_id is not null as is_audited,
    count(*) as losses
from narrowed
inner join by_machine on by_machine.loss_id = narrowed.loss_id
left join by_auditor on by_auditor.loss_id = narrowed.loss_id
where by_machine.cause is not null
group by all
order by machine_cause, auditor_cause, is_audited
