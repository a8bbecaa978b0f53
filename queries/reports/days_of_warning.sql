-- How many days of warning did losses give, and how many gave none?
-- Grain: one row per loss.
-- Parameters: loss_id, window_days, since, until, kind, segment, region, owner
with told as (
    select
        losses.loss_id,
        losses.account_id,
        losses.announced_on,
        greatest(
            losses.announced_on - $window_days::integer,
            coalesce(
                max(losses.lost_on) over (
                    partition by losses.kind, losses.account_id
                    order by losses.announced_on
                    rows between unbounded preceding and 1 preceding
                ) + 1,
                losses.announced_on - $window_days::integer
            )
        ) as window_start
    from losses
    where losses.kind = $kind and losses.announced_on is not null
),

written as (
    select account_id, written_on, 1 as is_note from notes
    union all
    select account_id, held_on as written_on, 0 as is_note
    from interviews
    where kind = 'call' and account_id is not null
),

counted as (
    select
        told.loss_id,
        count(*) filter (
            where written.written_on >= told.window_start and written.written_on < told.announced_on
        ) as records_written,
        count(*) filter (where written.written_on is null and written.account_id is not null) as records_undated
    from told
    left join written on written.account_id = told.account_id
    group by told.loss_id
)

select
    told.loss_id,
    asked.account_name,
    asked.root_cause,
    told.announced_on,
    told.window_start,
    counted.records_written,
    counted.records_undated
from told
inner join losses_in($since, $until, $kind, $segment, $region, $owner, 'announced_on') as asked
    on asked.loss_id = told.loss_id
inner join counted on counted.loss_id = told.loss_id
where $loss_id is null or told.loss_id = $loss_id
order by told.loss_id
