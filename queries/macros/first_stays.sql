-- How many whole quarters of their own each new customer of the observed time stayed.
-- Grain: one row per account that started since the first observed day; `cohort_start` is the quarter it started in.
-- Parameters: none
create or replace macro first_stays(segments, regions, owners) as table
with first_spells as (
    select
        account_id,
        coalesce(loss_id, account_id || '@' || ends_on) as loss_id,
        starts_on,
        ends_on,
        date_trunc('quarter', starts_on)::date as cohort_start
    from spells
    where spell_number = 1
        and (segments is null or list_contains(segments::varchar[], segment))
        and (regions is null or list_contains(regions::varchar[], region))
        and (owners is null or list_contains(owners::varchar[], owner))
),

whole_quarters as (
    select
        first_spells.account_id,
        first_spells.loss_id,
        first_spells.cohort_start,
        first_spells.starts_on,
        first_spells.ends_on,
        reached.quarters
    from first_spells
    cross join observed
    -- of quarters that end with a shorter month, the count of months falls one short
    cross join lateral (
        select date_sub('month', first_spells.starts_on, least(first_spells.ends_on, observed.observed_until)) // 3
            as quarters
    ) as reached
    where first_spells.starts_on >= observed.observed_since and first_spells.starts_on < observed.observed_until
)

select
    account_id,
    loss_id,
    cohort_start,
    quarters + (ends_on >= starts_on + to_months((3 * quarters + 3)::integer))::integer as quarters_stayed
from whole_quarters
