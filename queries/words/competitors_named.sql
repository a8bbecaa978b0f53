-- Competitors that the records name.
-- Grain: one row per spelling.
-- Parameters: none
select competitor from deals where competitor is not null
union
select competitor from defections where competitor is not null
order by competitor
