-- Accounts that only a name in another file stands for, with the account of this file that alone has the name.
-- An account that somebody has worked on (litmus test, save plan) stays; a person merges it.
-- Grain: one row per stand-in.
-- Holes: none
-- Parameters: none
create or replace temp table stand_ins as
with arrived as (
    select fold_account(name) as folded, any_value(account_id) as account_id
    from arrivals
    where problem is null
    group by fold_account(name)
    having count(distinct account_id) = 1
),

alone as (
    select fold_account(name) as folded, any_value(account_id) as stand_in_id
    from accounts
    group by fold_account(name)
    having count(*) = 1 and any_value(account_id) = any_value(name)
)

select alone.stand_in_id, arrived.account_id
from arrived
inner join alone using (folded)
inner join accounts on accounts.account_id = alone.stand_in_id
inner join loads using (load_id)
where loads.loaded_as not in ('accounts', 'snapshot')
    and arrived.account_id not in (select accounts.account_id from accounts)
    and alone.stand_in_id not in (select litmus_answers.account_id from litmus_answers)
    and alone.stand_in_id not in (select save_plans.account_id from save_plans)
