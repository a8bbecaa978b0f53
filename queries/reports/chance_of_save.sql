-- What became of accounts that stood at a step, 180 days later, by words written at the time?
-- Grain: one row per step that any account stood at; an account counts once in each of its spells as a customer.
-- Parameters: catalysts, least_score, followed_days
select
    step,
    count(*) as accounts,
    count(*) filter (where outcome = 'saved') as saved,
    count(*) filter (where outcome = 'lost') as lost,
    count(*) filter (where outcome = 'still followed') as still_followed
from words_with_outcomes($catalysts, $least_score, $followed_days)
group by step
order by step
