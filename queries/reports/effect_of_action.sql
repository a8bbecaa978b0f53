-- Were there fewer losses of the cause that an action aims at, in its scope, after it began?
-- Grain: one row per scope (in, out), window (before, after) and cause (aimed, other, unknown); with account-years.
-- Parameters: cause, started_on, days, segments, regions, owners
with windows as (
    select 'before' as window_name, $started_on::date - $days::integer as since_on, $started_on::date as until_on
    union all
    select 'after', $started_on::date, $started_on::date + $days::integer
),

served as (
    select
        starts_on,
        ends_on,
        ($segments is null or list_contains($segments::varchar[], segment))
            and ($regions is null or list_contains($regions::varchar[], region))
            and ($owners is null or list_contains($owners::varchar[], owner)) as in_scope
    from spells
),

account_years as (
    select
        windows.window_name,
        coalesce(served.in_scope, false) as in_scope,
        sum(least(served.ends_on + 1, windows.until_on) - greatest(served.starts_on, windows.since_on)) / 365.25
            as years
    from windows
    inner join served
        on served.starts_on < windows.until_on
        and served.ends_on >= windows.since_on
    group by all
),

announced as (
    select
        windows.window_name,
        coalesce(
            ($segments is null or list_contains($segments::varchar[], losses.segment))
            and ($regions is null or list_contains($regions::varchar[], losses.region))
            and ($owners is null or list_contains($owners::varchar[], losses.owner)),
            false
        ) as in_scope,
        case
            when losses.root_cause is null then 'unknown'
            when losses.root_cause = $cause then 'aimed'
            else 'other'
        end as cause_group,
        count(*) as losses
    from windows
    inner join losses
        on losses.announced_on >= windows.since_on
        and losses.announced_on < windows.until_on
    cross join observed
    where losses.kind = 'defection'
        and losses.lost_on >= observed.observed_since
        -- of the window after, losses announced and not yet gone are missing; so they must not count before either
        and losses.lost_on - windows.until_on < observed.observed_until - ($started_on::date + $days::integer)
    group by all
),

cause_groups as (
    select unnest(['aimed', 'other', 'unknown']) as cause_group
)

select
    account_years.in_scope,
    account_years.window_name,
    cause_groups.cause_group,
    coalesce(announced.losses, 0) as losses,
    account_years.years
from account_years
cross join cause_groups
left join announced
    on announced.window_name = account_years.window_name
    and announced.in_scope = account_years.in_scope
    and announced.cause_group = cause_groups.cause_group
order by account_years.in_scope desc, cause_groups.cause_group, account_years.window_name desc
