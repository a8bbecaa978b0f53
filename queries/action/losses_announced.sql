-- Losses announced in a period, with how much was written about each account in the time before.
-- Grain: one row per loss.
-- Parameters: loss_ids, window_days, since, until, kind, segment, region, owner
with told as (
    select loss_id, account_id, announced_on, window_start
    from loss_windows($kind, $window_days, $loss_ids)
),

counted as (
    select
        told.loss_id,
        count(*) filter (
            where written.written_on >= told.window_start and written.written_on < told.announced_on
        ) as records_written,
        count(*) filter (where written.written_on is null and written.account_id is not null) as records_undated
    from told
    left join written_records() as written on written.account_id = told.account_id
    group by told.loss_id
)

select
    told.loss_id,
    asked.account_name,
    asked.segment,
    asked.region,
    asked.owner,
    asked.root_cause,
    told.announced_on,
    told.window_start,
    counted.records_written,
    counted.records_undated
from told
inner join losses_in($since, $until, $kind, $segment, $region, $owner, 'announced_on') as asked
    on asked.loss_id = told.loss_id
inner join counted on counted.loss_id = told.loss_id
order by told.loss_id
