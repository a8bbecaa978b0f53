-- Which causes does each recorded reason stand for, as suggested or as a person confirmed it?
-- Grain: one row per recorded reason, the commonest first.
-- Parameters: none
with reasons as (
    select recorded_reason, count(*) as losses
    from losses
    where recorded_reason is not null
    group by recorded_reason
),

confirmed as (
    select recorded_reason, list(cause order by cause) as causes, min(confirmed_by) as confirmed_by
    from reason_causes
    where confirmed_by is not null
    group by recorded_reason
)

select
    reasons.recorded_reason,
    reasons.losses,
    coalesce(confirmed.causes, []) as causes,
    confirmed.confirmed_by
from reasons
left join confirmed on confirmed.recorded_reason = reasons.recorded_reason
order by reasons.losses desc, reasons.recorded_reason
