-- From when to when anybody wrote about accounts, how many records bear no date, and how many losses were announced.
-- Grain: one row.
-- Parameters: none
select
    min(written_on) as first_written_on,
    max(written_on) as last_written_on,
    count(*) filter (where written_on is null) as without_date,
    count(*) as written,
    (select count(*) from losses where kind = 'defection' and announced_on is not null) as losses_announced
from written_records()
