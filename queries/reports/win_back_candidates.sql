-- Which lost accounts are worth another word, because something has changed for them?
-- Grain: one row per lost account, its latest loss.
-- With `causes`, only accounts whose cause is one of these or whose reason has ended; null offers every account.
-- What shows that a reason has ended: a person said so; their management changed again; words after the loss say that it
-- was put right, and none name it after that; they have an open deal, where it was the need that had ended.
-- Parameters: today, loss_id, causes, least_score, segment, region, owner
with last_days as (  -- two short steps: a window over whole rows would sort every loss
    select account_id, max(lost_on) as lost_on
    from losses
    where kind = 'defection' and lost_on < $today::date
    group by account_id
),

last_losses as (
    select min(losses.loss_id) as loss_id
    from losses
    inner join last_days on last_days.account_id = losses.account_id and last_days.lost_on = losses.lost_on
    where losses.kind = 'defection'
    group by losses.account_id
),

latest as (
    select
        losses.loss_id,
        losses.account_id,
        losses.account_name,
        losses.segment,
        losses.region,
        losses.industry,
        losses.product,
        losses.owner,
        losses.lost_on,
        losses.root_cause,
        losses.recorded_reason,
        losses.competitor,
        losses.reporting_value as annual_value
    from losses
    inner join last_losses on last_losses.loss_id = losses.loss_id
    where losses.kind = 'defection'
),

gone as (
    select
        latest.loss_id,
        latest.account_id,
        latest.account_name,
        latest.segment,
        latest.region,
        latest.industry,
        latest.product,
        latest.owner,
        latest.lost_on,
        latest.root_cause,
        latest.recorded_reason,
        latest.competitor,
        latest.annual_value
    from latest
    where
        ($loss_id is null or latest.loss_id = $loss_id)
        and not exists (
            select 1
            from spells
            where spells.account_id = latest.account_id and spells.starts_on > latest.lost_on
        )
        and ($segment is null or list_contains($segment::varchar[], latest.segment))
        and ($region is null or list_contains($region::varchar[], latest.region))
        and ($owner is null or list_contains($owner::varchar[], latest.owner))
),

said_later as (
    select gone.loss_id, notes.written_on as said_on, note_evidence.status
    from gone
    inner join notes on notes.account_id = gone.account_id and notes.written_on > gone.lost_on
    inner join note_evidence on note_evidence.note_id = notes.note_id and note_evidence.cause = gone.root_cause
    where note_evidence.score >= $least_score and notes.written_on <= $today::date
    union all
    select gone.loss_id, interviews.held_on as said_on, evidence.status
    from gone
    inner join interviews on interviews.loss_id = gone.loss_id and interviews.held_on > gone.lost_on
    inner join evidence on evidence.interview_id = interviews.interview_id and evidence.cause = gone.root_cause
    where evidence.score >= $least_score and interviews.held_on <= $today::date
    union all
    select gone.loss_id, interviews.held_on as said_on, evidence.status
    from gone
    inner join interviews on interviews.account_id = gone.account_id and interviews.held_on > gone.lost_on
    inner join evidence on evidence.interview_id = interviews.interview_id and evidence.cause = gone.root_cause
    where evidence.score >= $least_score and interviews.held_on <= $today::date and interviews.loss_id is null
),

put_right as (
    select loss_id, max(said_on) filter (where status = 'resolved') as put_right_on
    from said_later
    group by loss_id
    having put_right_on > coalesce(max(said_on) filter (where status = 'asserted'), date '0001-01-01')
),

asking as (
    select gone.loss_id, max(deals.opened_on) as asked_again_on
    from gone
    inner join deals on deals.account_id = gone.account_id and deals.opened_on > gone.lost_on
    where gone.root_cause = 'need_ended' and deals.outcome = 'open' and deals.opened_on <= $today::date
    group by gone.loss_id
),

attempts as (
    select loss_id, arg_max(outcome, win_back_id) as attempt
    from win_backs
    group by loss_id
),

known as (
    select
        gone.loss_id,
        gone.account_id,
        gone.account_name,
        gone.segment,
        gone.region,
        gone.industry,
        gone.product,
        gone.owner,
        gone.lost_on,
        $today::date - gone.lost_on as days_since,
        gone.annual_value,
        gone.root_cause,
        gone.recorded_reason,
        gone.competitor,
        case
            when gone.root_cause = 'new_decision_makers' and accounts.management_changed_on > gone.lost_on
            then accounts.management_changed_on
        end as management_changed_on,
        put_right.put_right_on,
        asking.asked_again_on,
        ended_reasons.why as ended_why,
        ended_reasons.said_by as ended_said_by,
        ended_reasons.said_at::date as ended_said_on,
        attempts.attempt
    from gone
    inner join accounts on accounts.account_id = gone.account_id
    left join put_right on put_right.loss_id = gone.loss_id
    left join asking on asking.loss_id = gone.loss_id
    left join ended_reasons on ended_reasons.loss_id = gone.loss_id
    left join attempts on attempts.loss_id = gone.loss_id
)

select
    loss_id,
    account_id,
    account_name,
    segment,
    region,
    industry,
    product,
    owner,
    lost_on,
    days_since,
    annual_value,
    root_cause,
    recorded_reason,
    competitor,
    management_changed_on,
    put_right_on,
    asked_again_on,
    ended_why,
    ended_said_by,
    ended_said_on,
    attempt
from known
where
    $causes is null
    or list_contains($causes::varchar[], root_cause)
    or coalesce(management_changed_on, put_right_on, asked_again_on, ended_said_on) is not null
order by annual_value desc nulls last, lost_on desc, loss_id
