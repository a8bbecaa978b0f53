-- Of the accounts that started in one quarter, how many are still there, one quarter later and another?
-- Grain: one row per start quarter and whole quarters since each account's own start; older accounts stand together.
-- Parameters: segment, region, owner
with stays as (
    select cohort_start, quarters_stayed, count(*) as accounts
    from first_stays($segment, $region, $owner)
    group by all
),

ages as (
    select unnest(range(0, 1 + date_diff('quarter', observed_since, observed_until))) as quarters_after
    from observed
),

seen as (
    select
        stays.cohort_start,
        ages.quarters_after,
        sum(stays.accounts)::bigint as accounts,
        coalesce(sum(stays.accounts) filter (where stays.quarters_stayed >= ages.quarters_after), 0)::bigint
            as still_there
    from stays
    cross join observed
    inner join ages
        -- only ages that the youngest of the cohort has reached
        on stays.cohort_start + to_months(3 + 3 * ages.quarters_after::integer) <= observed.observed_until
        or ages.quarters_after = 0
    group by stays.cohort_start, ages.quarters_after
),

older as (
    select count(*) as accounts
    from spells
    cross join observed
    where spells.spell_number = 1
        and spells.starts_on < observed.observed_since
        and ($segment is null or list_contains($segment::varchar[], spells.segment))
        and ($region is null or list_contains($region::varchar[], spells.region))
        and ($owner is null or list_contains($owner::varchar[], spells.owner))
)

select cohort_start, quarters_after, accounts, still_there
from seen
union all
-- of those who started before anybody watched, only the survivors are known
select null, 0, accounts, null
from older
where accounts > 0
order by cohort_start nulls first, quarters_after
