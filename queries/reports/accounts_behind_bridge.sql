-- Which accounts are behind a part of the bridge, and what did each pay at its ends?
-- Grain: one row per account and stay, what moved most first; values a year, in the reporting currency.
-- `found` and what follows it are of all the rows, whichever page is asked for.
-- Parameters: part, since, until, segment, region, owner, page_size, page_start
with whole as (
    from periods_in('whole', $since, $until)
),

changed as (
    from revenue_changes_in('whole', 'all', $since, $until, $segment, $region, $owner)
),

at_the_start as (
    select
        fee_moves.account_id,
        fee_moves.spell_number,
        sum(fee_moves.annual_change * currency_rates.rate) as start_value
    from fee_moves
    inner join whole on fee_moves.moved_on <= whole.since_on
    left join currency_rates
        on currency_rates.currency = fee_moves.currency
        and currency_rates.rate_year = year(whole.since_on)
    group by fee_moves.account_id, fee_moves.spell_number
),

stays as (
    select
        spells.account_id,
        spells.spell_number,
        spells.segment,
        spells.region,
        spells.owner,
        case when spells.ends_on < observed.observed_until
            then coalesce(spells.loss_id, spells.account_id || '@' || spells.ends_on)
        end as loss_id,
        spells.starts_on <= whole.since_on and spells.ends_on >= greatest(whole.since_on, spells.starts_on) as is_start,
        spells.starts_on <= whole.until_on and spells.ends_on >= greatest(whole.until_on, spells.starts_on) as is_end
    from spells
    cross join whole
    cross join observed
    where spells.has_fees
        and ($segment is null or list_contains($segment::varchar[], spells.segment))
        and ($region is null or list_contains($region::varchar[], spells.region))
        and ($owner is null or list_contains($owner::varchar[], spells.owner))
),

parted as (
    select
        stays.account_id,
        stays.segment,
        stays.region,
        stays.owner,
        stays.is_start,
        stays.is_end,
        case
            when changed.fate = 'lost' then 'lost'
            when changed.fate in ('new', 'returned') and changed.change > 0 then changed.fate
            when changed.fate = 'kept' and changed.change > 0 then 'expansion'
            when changed.fate = 'kept' and changed.change < 0 then 'contraction'
            else 'unchanged'
        end as part,
        case when at_the_start.account_id is null then 0 else round(at_the_start.start_value, 4) end as start_value,
        case when changed.account_id is null then 0 else round(changed.change, 4) end as change_value,
        stays.loss_id
    from stays
    left join changed
        on changed.account_id = stays.account_id
        and changed.spell_number = stays.spell_number
    left join at_the_start
        on at_the_start.account_id = stays.account_id
        and at_the_start.spell_number = stays.spell_number
    where stays.is_start or stays.is_end or changed.account_id is not null
)

select
    parted.account_id,
    accounts.name as account_name,
    parted.segment,
    parted.region,
    parted.owner,
    parted.part,
    parted.start_value,
    parted.change_value,
    parted.start_value + parted.change_value as end_value,
    parted.loss_id,
    count(*) over () as found,
    sum(parted.start_value) over () as all_start_value,
    sum(parted.change_value) over () as all_change_value,
    sum(least(parted.start_value, parted.start_value + parted.change_value)) over () as all_kept_value,
    sum(parted.start_value + parted.change_value) over () as all_end_value
from parted
left join accounts on accounts.account_id = parted.account_id
where case $part
    when 'start' then parted.is_start
    when 'end' then parted.is_end
    else parted.part = $part
end
order by abs(parted.change_value) desc nulls last, parted.start_value desc nulls last, parted.account_id, parted.part
limit $page_size offset $page_start
