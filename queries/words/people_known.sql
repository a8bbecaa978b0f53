-- People who are known by name: those who own accounts, deals and losses.
-- Grain: one row per name.
-- Parameters: none
select owner from accounts where owner is not null
union
select owner from deals where owner is not null
union
select owner from defections where owner is not null
order by owner
