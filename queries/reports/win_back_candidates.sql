-- Which lost accounts are worth another word, because something has changed for them?
-- Grain: one row per lost account, its latest loss.
-- With `causes`, only accounts whose cause is one of these or whose reason has ended; null offers every account.
-- Parameters: today, loss_id, causes, segment, region, owner
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

attempts as (
    select loss_id, arg_max(outcome, win_back_id) as attempt
    from win_backs
    group by loss_id
)

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
    $today::date - latest.lost_on as days_since,
    latest.annual_value,
    latest.root_cause,
    latest.recorded_reason,
    latest.competitor,
    latest.root_cause = 'new_decision_makers'
        and accounts.management_changed_on > latest.lost_on as has_reason_ended,
    attempts.attempt
from latest
inner join accounts on accounts.account_id = latest.account_id
left join attempts on attempts.loss_id = latest.loss_id
where
    not exists (
        select 1
        from spells
        where spells.account_id = latest.account_id and spells.starts_on > latest.lost_on
    )
    and ($loss_id is null or latest.loss_id = $loss_id)
    and (
        $causes is null
        or list_contains($causes::varchar[], latest.root_cause)
        or (latest.root_cause = 'new_decision_makers' and accounts.management_changed_on > latest.lost_on)
    )
    and ($segment is null or list_contains($segment::varchar[], latest.segment))
    and ($region is null or list_contains($region::varchar[], latest.region))
    and ($owner is null or list_contains($owner::varchar[], latest.owner))
order by latest.annual_value desc nulls last, latest.lost_on desc, latest.loss_id
