-- Whose the alerts of certain days are: accounts, numbered as the report on alerts numbers them, and their next notice.
-- Grain: one row per alert asked for, `account_numbers` and `day_numbers` side by side; `loss_id` is that of the notice.
-- Parameters: account_numbers, day_numbers
with asked as (
    select
        unnest($account_numbers::bigint[]) as account_number,
        unnest($day_numbers::integer[]) as day_number
),

raised as (
    select
        accounts.account_id,
        accounts.name as account_name,
        accounts.owner,
        asked.account_number,
        asked.day_number,
        date '1970-01-01' + asked.day_number as seen_on
    from asked
    inner join accounts on accounts.rowid = asked.account_number
),

notices as (  -- of one day an account may have several
    select losses.account_id, losses.announced_on, min(losses.loss_id) as loss_id
    from losses
    semi join raised on raised.account_id = losses.account_id
    where losses.kind = 'defection' and losses.announced_on is not null
    group by losses.account_id, losses.announced_on
)

select
    raised.account_number,
    raised.day_number,
    raised.account_id,
    raised.account_name,
    raised.owner,
    raised.seen_on,
    notices.loss_id
from raised
asof left join notices
    on notices.account_id = raised.account_id
    and notices.announced_on > raised.seen_on
order by raised.day_number desc, raised.account_number
