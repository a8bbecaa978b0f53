-- From when to when anybody wrote about accounts, and how many notes bear no date.
-- Grain: one row.
-- Parameters: none
with written as (
    select written_on from notes
    union all
    select held_on as written_on from interviews where kind = 'call'
)

select
    min(written.written_on) as first_written_on,
    max(written.written_on) as last_written_on,
    count(*) filter (where written.written_on is null) as without_date,
    count(*) as written
from written
