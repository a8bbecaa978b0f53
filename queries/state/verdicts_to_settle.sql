-- Which root cause do the readings give each loss that no person has decided?
-- One of which corrections left no words for any cause has a verdict without one: it waits for a person.
-- Grain: one row per loss whose verdict must change; `is_gone` where no reading gives one any more.
-- Parameters: loss_ids
with announcements as (
    -- from the records themselves: inside a write the stored marts are those of the write before
    select loss_id, coalesce(notice_on, lost_on) as announced_on
    from defections
    union all
    select deal_id, closed_on
    from deals
    where outcome = 'lost'
    union all
    select loss_id, announced_on
    from all_losses
    where is_derived
),

decided_anew as (
    -- readings that stand as a person's corrections left them
    select distinct row_key as interview_id, changed_at as read_at
    from changes
    where table_name = 'readings' and reason <> 'taken back'
),

readings_after_announcement as (
    select
        announcements.loss_id,
        readings.interview_id,
        readings.primary_cause,
        readings.primary_score,
        readings.codebook_version,
        readings.model_version,
        case
            when interviews.kind = 'cx_note' then 3
            when interviews.with_decider then 1
            else 2
        end as standing,
        -- only among interviews without the decider does the latest win
        case when interviews.kind <> 'cx_note' and interviews.with_decider is distinct from true
            then interviews.held_on end as held_on
    from readings
    inner join interviews on interviews.interview_id = readings.interview_id
    inner join announcements on announcements.loss_id = coalesce(interviews.loss_id, interviews.deal_id)
    left join decided_anew
        on decided_anew.interview_id = readings.interview_id
        and decided_anew.read_at = readings.read_at
    where (readings.primary_cause is not null or decided_anew.interview_id is not null)
        and ($loss_ids is null or list_contains($loss_ids::varchar[], announcements.loss_id))
        and (
            interviews.held_on is null or announcements.announced_on is null
            or interviews.held_on >= announcements.announced_on
        )
),

foremost as (
    select
        loss_id, interview_id, primary_cause, primary_score, codebook_version, model_version
    from readings_after_announcement
    -- words that name a cause go before those of which a correction left none
    qualify rank() over (
        partition by loss_id order by primary_cause is null, standing, held_on desc nulls last
    ) = 1
),

machine as (
    select
        loss_id,
        case when count(distinct primary_cause) = 1 then min(primary_cause) end as cause,
        count(distinct primary_cause) > 1 as is_disputed,
        arg_max(interview_id, row(primary_score, interview_id)) as interview_id,
        max(primary_score) as score,
        max(codebook_version) as codebook_version,
        max(model_version) as model_version
    from foremost
    group by loss_id
),

current_verdicts as (
    select loss_id, cause, is_disputed, source, interview_id, score, codebook_version, model_version
    from verdicts
    where is_current and ($loss_ids is null or list_contains($loss_ids::varchar[], loss_id))
)

select
    coalesce(machine.loss_id, current_verdicts.loss_id) as loss_id,
    machine.cause,
    machine.is_disputed,
    machine.interview_id,
    machine.score,
    machine.codebook_version,
    machine.model_version,
    current_verdicts.cause as former_cause,
    machine.loss_id is null as is_gone
from machine
full join current_verdicts on current_verdicts.loss_id = machine.loss_id
where current_verdicts.source is distinct from 'person'
    and (
        machine.cause, machine.is_disputed, machine.interview_id, machine.score,
        machine.codebook_version, machine.model_version
    ) is distinct from (
        current_verdicts.cause, current_verdicts.is_disputed, current_verdicts.interview_id,
        current_verdicts.score, current_verdicts.codebook_version, current_verdicts.model_version
    )
order by loss_id
