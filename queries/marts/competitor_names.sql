-- Spellings of a competitor that differ from its commonest one by case, accents, blanks or marks: all go by that one.
-- Marts are made before the macros that fold names, some of which read marts, so the letters are taken here.
-- Grain: one row per spelling that goes by another.
-- Parameters: none
with written as (
    select competitor as spelling, count(*) as times
    from (select competitor from deals union all select competitor from defections)
    where competitor is not null
    group by competitor
),

folded as (
    select
        spelling,
        times,
        lower(regexp_replace(strip_accents(spelling), '[^\p{L}\p{N}]+', '', 'g')) as letters
    from written
),

named as (
    select
        spelling,
        first(spelling) over (partition by letters order by times desc, spelling) as competitor
    from folded
    where letters <> ''
)

select spelling, competitor
from named
where spelling <> competitor
