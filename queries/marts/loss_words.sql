-- What words there are about a loss after its announcement, and the cause named first in them by the customer.
-- Grain: one row per loss that has such words.
-- Parameters: none
select
    all_losses.loss_id,
    bool_or(readings.interview_id is not null) as is_read,
    min(interviews.held_on) as first_words_on,
    arg_min(interviews.led_by, interviews.held_on) as led_by,
    arg_min(evidence.cause, row(
        interviews.held_on, evidence.interview_id, evidence.turn, evidence.start_offset, evidence.cause
    )) filter (where turns.role = 'customer') as stated_cause
from all_losses
inner join interviews on all_losses.loss_id = coalesce(interviews.loss_id, interviews.deal_id)
left join readings on readings.interview_id = interviews.interview_id
left join evidence on evidence.interview_id = interviews.interview_id and evidence.status = 'asserted'
left join turns on turns.interview_id = evidence.interview_id and turns.turn = evidence.turn
where interviews.held_on is null or all_losses.announced_on is null
    or interviews.held_on >= all_losses.announced_on
group by all_losses.loss_id
order by all_losses.loss_id
