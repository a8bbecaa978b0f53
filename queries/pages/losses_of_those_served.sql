-- The customers lost in a period, those served on its first day apart from the others: how many, and worth what.
-- Grain: one row per answer that there is; a loss of a customer served then counts where the service ended, as churn does.
-- Parameters: since, until, segment, region, owner
with bounds as (
    select
        greatest(coalesce($since::date, observed_since), observed_since) as first_day,
        least(coalesce($until::date, observed_until), observed_until) as end_day
    from observed
),

served as (
    select
        coalesce(spells.loss_id, spells.account_id || '@' || spells.ends_on) as loss_id,
        spells.ends_on < bounds.end_day
        and ($segment is null or list_contains($segment::varchar[], spells.segment))
        and ($region is null or list_contains($region::varchar[], spells.region))
        and ($owner is null or list_contains($owner::varchar[], spells.owner)) as is_asked_for
    from spells
    cross join bounds
    where bounds.first_day between spells.starts_on and spells.ends_on
),

told_apart as (
    select true as was_served, losses.reporting_value
    from losses
    inner join served on served.loss_id = losses.loss_id
    where served.is_asked_for and losses.kind = 'defection'
    union all
    select false as was_served, others.reporting_value
    from losses_in($since, $until, 'defection', $segment, $region, $owner, 'lost_on') as others
    where others.loss_id not in (select loss_id from served)
)

select
    was_served,
    count(*) as losses,
    coalesce(sum(reporting_value), 0)::double as value,
    count(*) filter (where reporting_value is null) as without_value
from told_apart
group by was_served
order by was_served desc
