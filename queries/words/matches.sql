-- Which account, loss and deal each interview is about: by id, else by the account's name and the day.
-- Grain: one row per interview asked about.
-- Parameters: interview_ids, kinds, account_names, loss_ids, deal_ids, held_ons
with named as (
    select
        unnest($interview_ids::varchar[]) as interview_id,
        unnest($kinds::varchar[]) as kind,
        unnest($account_names::varchar[]) as account_name,
        unnest($loss_ids::varchar[]) as loss_id,
        unnest($deal_ids::varchar[]) as deal_id,
        unnest($held_ons::date[]) as held_on
),

asked as (  -- a deal and a lost account of one id were told apart when the second of them came
    select
        named.interview_id,
        named.kind,
        named.account_name,
        coalesce(
            lost_accounts.loss_id,
            lost_deals.deal_id,
            case when strangers.deal_id is not null then 'loss ' || named.loss_id end,  -- as that loss will be called
            named.loss_id
        ) as loss_id,
        coalesce(sold.deal_id, named.deal_id) as deal_id,
        named.held_on
    from named
    left join defections as lost_accounts
        on lost_accounts.loss_id = 'loss ' || named.loss_id and named.kind <> 'win_loss_interview'
    left join deals as lost_deals
        on lost_deals.deal_id = 'deal ' || named.loss_id and named.kind = 'win_loss_interview'
    left join deals as sold on sold.deal_id = 'deal ' || named.deal_id
    left join deals as strangers  -- so far a deal alone has the id, and it is one of another customer
        on strangers.deal_id = named.loss_id
        and named.kind <> 'win_loss_interview'
        and named.account_name is not null
        and named.account_name is distinct from strangers.account_id
        and not contains(fold_account(named.account_name), fold_account(strangers.account_name))
        and not contains(fold_account(strangers.account_name), fold_account(named.account_name))
        and named.loss_id not in (select loss_id from defections)
),

names as (  -- a name that two accounts share finds neither
    select fold_account(name) as folded, any_value(account_id) as account_id
    from accounts
    group by fold_account(name)
    having count(*) = 1
),

placed as (
    select
        asked.interview_id,
        asked.kind,
        asked.loss_id,
        asked.deal_id,
        asked.held_on,
        asked.account_name,
        coalesce(given.account_id, sold.account_id, by_id.account_id, names.account_id) as account_id
    from asked
    left join recorded_losses as given on given.loss_id = asked.loss_id
    left join deals as sold on sold.deal_id = asked.deal_id
    left join accounts as by_id on by_id.account_id = asked.account_name
    left join names on names.folded = fold_account(asked.account_name)
),

losses_told as (  -- the last loss announced by the day of the interview; without a day, the only loss
    select
        placed.interview_id,
        arg_max(recorded_losses.loss_id, recorded_losses.announced_on) as loss_id,
        count(*) as candidates
    from placed
    inner join recorded_losses
        on recorded_losses.account_id = placed.account_id
        and recorded_losses.kind = 'defection'
        and (placed.held_on is null or recorded_losses.announced_on <= placed.held_on)
    where placed.kind in ('exit_interview', 'cx_note', 'survey') and placed.loss_id is null and placed.deal_id is null
    group by placed.interview_id, placed.held_on
    having count(*) = 1 or placed.held_on is not null
),

deals_told as (
    select placed.interview_id, arg_max(deals.deal_id, deals.closed_on) as deal_id
    from placed
    inner join deals
        on fold_account(deals.account_name) = fold_account(placed.account_name)
        and deals.outcome <> 'open'
        and (placed.held_on is null or deals.closed_on <= placed.held_on)
    where placed.kind = 'win_loss_interview' and placed.loss_id is null and placed.deal_id is null
    group by placed.interview_id, placed.held_on
    having count(*) = 1 or placed.held_on is not null
)

select
    placed.interview_id,
    placed.account_id,
    coalesce(placed.loss_id, losses_told.loss_id) as loss_id,
    coalesce(placed.deal_id, deals_told.deal_id) as deal_id
from placed
left join losses_told on losses_told.interview_id = placed.interview_id
left join deals_told on deals_told.interview_id = placed.interview_id
order by placed.interview_id
