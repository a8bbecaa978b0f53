-- The account whose name stands in a title or a file name: the longest name, none where two are as long.
-- Grain: one row per text that holds the name of an account.
-- Parameters: texts, more_names
with named as (
    select name
    from accounts
    union all
    select unnest($more_names::varchar[]) as name
),

known as (
    select company_words(name) as words, any_value(name) as account_name
    from named
    group by company_words(name)
    having length(company_words(name)) > 4  -- shorter ones are words like any other
),

asked as (
    select distinct unnest($texts::varchar[]) as title
),

found as (
    select asked.title, known.account_name, length(known.words) as size
    from asked
    inner join known on contains(' ' || bare_words(asked.title) || ' ', ' ' || known.words || ' ')
)

select title, account_name
from found
qualify rank() over (partition by title order by size desc) = 1 and count(*) over (partition by title, size) = 1
order by title
