-- What was written down about accounts while they were served: notes, and the calls held with them.
-- Grain: one row per note or call; `written_on` is null where it bears no date.
-- Parameters: none
create or replace macro written_records() as table
select account_id, written_on from notes
union all
select account_id, held_on as written_on
from interviews
where kind = 'call' and account_id is not null
