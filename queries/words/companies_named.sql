-- Companies that the records name: accounts, prospects and competitors, which are no people.
-- Grain: one row per name.
-- Parameters: none
select name as company from accounts
union
select account_name from deals where account_name is not null
union
select competitor from deals where competitor is not null
union
select competitor from defections where competitor is not null
union
select account_name from interviews where account_name is not null
order by company
