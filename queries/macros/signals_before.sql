-- Everything that could have shown losses of a kind coming, or that tells of it afterwards, with the day it was written.
-- Grain: one row per loss and signal; what was said stands in the turn, or without one in the note, that it names.
-- Parameters: none
create or replace macro signals_before(one_kind, window_days, loss_ids, least_score) as table
with told as (
    select loss_id, account_id, announced_on, window_start
    from loss_windows(one_kind, window_days, loss_ids)
),

talks as (
    select
        interview_id,
        coalesce(loss_id, deal_id) as named_loss_id,
        account_id,
        held_on,
        if(kind = 'call', 'call', 'interview') as source,
        led_by
    from interviews
),

talks_of_losses as (
    -- those that name the loss, before it or after it
    select told.loss_id, told.announced_on, talks.interview_id, talks.held_on, talks.source, talks.led_by
    from told
    inner join talks on talks.named_loss_id = told.loss_id
    union all
    -- of the others only what was said in the year before, since the account last came back
    select told.loss_id, told.announced_on, talks.interview_id, talks.held_on, talks.source, talks.led_by
    from told
    inner join talks on talks.account_id = told.account_id
    where
        talks.named_loss_id is null
        and talks.held_on >= told.window_start
        and talks.held_on < told.announced_on
),

said as (
    select
        talks.loss_id,
        talks.announced_on,
        talks.interview_id as source_id,
        talks.source,
        talks.held_on as seen_on,
        talks.led_by as seen_by,
        evidence.cause,
        evidence.step,
        evidence.turn,
        evidence.start_offset,
        evidence.end_offset,
        null::varchar as words,
        evidence.score
    from talks_of_losses as talks
    inner join evidence on evidence.interview_id = talks.interview_id
    where is_sign(evidence.status, evidence.score, least_score)
),

noted as (
    select
        told.loss_id,
        told.announced_on,
        notes.note_id as source_id,
        notes.note_kind as source,
        notes.written_on as seen_on,
        notes.author as seen_by,
        note_evidence.cause,
        note_evidence.step,
        null::integer as turn,
        note_evidence.start_offset,
        note_evidence.end_offset,
        null::varchar as words,
        note_evidence.score
    from told
    inner join notes on notes.account_id = told.account_id
    inner join note_evidence on note_evidence.note_id = notes.note_id
    where
        notes.written_on >= told.window_start
        and notes.written_on < told.announced_on
        and is_sign(note_evidence.status, note_evidence.score, least_score)
),

lines_given_up as (
    select
        told.loss_id,
        told.announced_on,
        contracts.contract_id as source_id,
        'contract' as source,
        contracts.notice_on as seen_on,
        null::varchar as seen_by,
        null::varchar as cause,
        'step3' as step,
        null::integer as turn,
        null::integer as start_offset,
        null::integer as end_offset,
        'Notice on ' || coalesce(contracts.product_line, 'one contract') || ' alone' as words,
        1.0 as score
    from told
    inner join contracts on contracts.account_id = told.account_id
    where contracts.notice_on >= told.window_start and contracts.notice_on < told.announced_on
),

management_changes as (
    select
        told.loss_id,
        told.announced_on,
        accounts.account_id as source_id,
        'record' as source,
        accounts.management_changed_on as seen_on,
        accounts.owner as seen_by,
        'new_decision_makers' as cause,
        null::varchar as step,
        null::integer as turn,
        null::integer as start_offset,
        null::integer as end_offset,
        'Change in the management of the account, on record' as words,
        1.0 as score
    from told
    inner join accounts on accounts.account_id = told.account_id
    where
        accounts.management_changed_on >= told.window_start
        and accounts.management_changed_on < told.announced_on
),

signals as (
    select * from said
    union all
    select * from noted
    union all
    select * from lines_given_up
    union all
    select * from management_changes
)

select
    loss_id,
    announced_on,
    source_id,
    source,
    seen_on,
    seen_by,
    cause,
    step,
    turn,
    start_offset,
    end_offset,
    words,
    score
from signals
