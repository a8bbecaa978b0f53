-- How many losses were announced about whose account anybody wrote in the year before.
-- Grain: one row.
-- Parameters: window_days
select count(*) as losses
from losses
where losses.kind = 'defection'
    and losses.announced_on is not null
    and exists (
        select 1
        from written_records() as written
        where
            written.account_id = losses.account_id
            and written.written_on < losses.announced_on
            and written.written_on >= losses.announced_on - $window_days::integer
    )
