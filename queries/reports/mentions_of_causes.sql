-- In how many of the losses that were read does each cause come up at all?
-- Grain: one row per cause; `fractional` spreads each loss evenly over its causes.
-- Parameters: since, until, kind, segment, region, owner
with read_losses as (
    select loss_id
    from losses_in($since, $until, $kind, $segment, $region, $owner, 'lost_on')
    where is_read
),

spread as (
    select
        loss_causes.cause,
        1.0 / count(*) over (partition by loss_causes.loss_id) as part
    from loss_causes
    semi join read_losses on read_losses.loss_id = loss_causes.loss_id
    where loss_causes.kind = $kind
)

select
    cause,
    count(*) as losses,
    sum(part) as fractional,
    sum(part ^ 2) as fractional_squared,
    (select count(*) from read_losses) as losses_read
from spread
group by cause
order by losses desc, cause
