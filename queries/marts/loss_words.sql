-- What words there are about a loss after its announcement, and the cause named first in them by the customer.
-- Grain: one row per loss that has such words.
-- Parameters: none
with after_announcement as (
    select
        all_losses.loss_id,
        interviews.interview_id,
        interviews.held_on,
        interviews.led_by,
        all_losses.announced_on
    from all_losses
    inner join interviews on all_losses.loss_id = coalesce(interviews.loss_id, interviews.deal_id)
    where interviews.held_on is null or all_losses.announced_on is null
        or interviews.held_on >= all_losses.announced_on
),

own_words as (
    select
        after_announcement.loss_id,
        arg_min(evidence.cause, row(
            after_announcement.held_on, evidence.interview_id, evidence.turn, evidence.start_offset, evidence.cause
        )) as stated_cause
    from after_announcement
    inner join evidence on evidence.interview_id = after_announcement.interview_id
    inner join turns on turns.interview_id = evidence.interview_id and turns.turn = evidence.turn
    where evidence.status = 'asserted' and turns.role = 'customer'
    group by after_announcement.loss_id
),

words as (
    select
        after_announcement.loss_id,
        bool_or(readings.interview_id is not null) as is_read,
        min(after_announcement.held_on) as first_words_on,
        arg_min(after_announcement.led_by, after_announcement.held_on) as led_by
    from after_announcement
    left join readings on readings.interview_id = after_announcement.interview_id
    group by after_announcement.loss_id
)

select words.loss_id, words.is_read, words.first_words_on, words.led_by, own_words.stated_cause
from words
left join own_words on own_words.loss_id = words.loss_id
order by words.loss_id
