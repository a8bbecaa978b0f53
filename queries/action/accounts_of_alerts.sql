-- Whose the alerts of certain days are: accounts, numbered as the report on alerts numbers them, and their next notice.
-- Grain: one row per alert asked for, `account_numbers` and `day_numbers` side by side; `loss_id` is that of the notice.
-- Parameters: catalysts, least_score, account_numbers, day_numbers
with numbered as (
    select account_id, row_number() over (order by account_id) as account_number
    from words_of_customers($least_score)
    where shown_step(step, cause, $catalysts) is not null
    group by account_id
),

asked as (
    select
        unnest($account_numbers::bigint[]) as account_number,
        unnest($day_numbers::integer[]) as day_number
),

raised as (
    select numbered.account_id, asked.account_number, asked.day_number, date '1970-01-01' + asked.day_number as seen_on
    from asked
    inner join numbered on numbered.account_number = asked.account_number
),

notices as (
    select account_id, announced_on, min(loss_id) as loss_id
    from losses
    where kind = 'defection' and announced_on is not null
    group by account_id, announced_on
)

select
    raised.account_number,
    raised.day_number,
    raised.account_id,
    accounts.name as account_name,
    accounts.owner,
    raised.seen_on,
    notices.loss_id
from raised
left join accounts on accounts.account_id = raised.account_id
asof left join notices
    on notices.account_id = raised.account_id
    and notices.announced_on > raised.seen_on
order by raised.day_number desc, raised.account_number
