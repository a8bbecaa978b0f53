-- Everything that could have shown losses of a kind coming, or that tells of it afterwards, with the day it was written.
-- Grain: one row per loss and signal; evidence is clipped to its own words.
-- Parameters: none
create or replace macro signals_before(one_kind, window_days) as table
with told as (
    select loss_id, account_id, announced_on, window_start
    from loss_windows(one_kind, window_days)
),

read_interviews as (
    select
        interviews.interview_id as source_id,
        coalesce(interviews.loss_id, interviews.deal_id) as named_loss_id,
        interviews.account_id,
        interviews.held_on as seen_on,
        if(interviews.kind = 'call', 'call', 'interview') as source,
        interviews.led_by as seen_by,
        evidence.cause,
        evidence.step,
        turns.body[evidence.start_offset + 1:evidence.end_offset] as words,
        evidence.score
    from evidence
    inner join interviews on interviews.interview_id = evidence.interview_id
    inner join turns on turns.interview_id = evidence.interview_id and turns.turn = evidence.turn
    where evidence.status is null or evidence.status = 'asserted'
),

read_notes as (
    select
        notes.note_id as source_id,
        null::varchar as named_loss_id,
        notes.account_id,
        notes.written_on as seen_on,
        notes.note_kind as source,
        notes.author as seen_by,
        note_evidence.cause,
        note_evidence.step,
        notes.body[note_evidence.start_offset + 1:note_evidence.end_offset] as words,
        note_evidence.score
    from note_evidence
    inner join notes on notes.note_id = note_evidence.note_id
    where note_evidence.status is null or note_evidence.status = 'asserted'
),

lines_given_up as (
    select
        contracts.contract_id as source_id,
        null::varchar as named_loss_id,
        contracts.account_id,
        contracts.notice_on as seen_on,
        'contract' as source,
        null::varchar as seen_by,
        null::varchar as cause,
        'step3' as step,
        'Notice on ' || coalesce(contracts.product_line, 'one contract') || ' alone' as words,
        1.0 as score
    from contracts
    where contracts.notice_on is not null
),

management_changes as (
    select
        accounts.account_id as source_id,
        null::varchar as named_loss_id,
        accounts.account_id,
        accounts.management_changed_on as seen_on,
        'record' as source,
        accounts.owner as seen_by,
        'new_decision_makers' as cause,
        null::varchar as step,
        'Change in the management of the account, on record' as words,
        1.0 as score
    from accounts
    where accounts.management_changed_on is not null
),

signals as (
    select * from read_interviews
    union all
    select * from read_notes
    union all
    select * from lines_given_up
    union all
    select * from management_changes
),

of_the_loss as (  -- words that name the loss: before it or after it
    select told.loss_id, signals.*
    from told
    inner join signals on signals.named_loss_id = told.loss_id
),

of_the_account as (  -- the rest: only what was written in the year before, since the account last came back
    select told.loss_id, signals.*
    from told
    inner join signals on signals.account_id = told.account_id
    where
        signals.named_loss_id is null
        and signals.seen_on >= told.window_start
        and signals.seen_on < told.announced_on
),

joined as (
    select * from of_the_loss
    union all
    select * from of_the_account
)

select loss_id, source_id, source, seen_on, seen_by, cause, step, words, score
from joined
