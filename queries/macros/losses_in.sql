-- Losses of one kind and some groups whose last day the data cover, placed in a period by that day or by the announcement.
-- Grain: one row per loss; undated ones (snapshots) only where no period is asked for.
-- Parameters: none
create or replace macro losses_in(since_on, until_on, one_kind, segments, regions, owners, dated_by) as table
with bounds as (
    select
        case when one_kind = 'lost_deal' then deals_since else observed_since end as observed_since,
        observed_until
    from observed
),

dated as (
    select
        loss_id,
        kind,
        account_id,
        account_name,
        segment,
        industry,
        region,
        owner,
        product,
        competitor,
        lost_on,
        announced_on,
        annual_value,
        currency,
        reporting_value,
        recorded_reason,
        recorded_category,
        sub_reason,
        stated_cause,
        root_cause,
        verdict_source,
        verdict_score,
        is_disputed,
        is_audit,
        has_words,
        is_read,
        first_words_on,
        led_by,
        interviewed_flag,
        tenure_months,
        shrunk_before_loss,
        as_of,
        is_derived,
        case when dated_by = 'announced_on' then announced_on else lost_on end as counted_on
    from losses
    where kind = one_kind
        and (segments is null or list_contains(segments::varchar[], segment))
        and (regions is null or list_contains(regions::varchar[], region))
        and (owners is null or list_contains(owners::varchar[], owner))
)

select dated.*
from dated
cross join bounds
where (dated.lost_on is null and since_on is null and until_on is null)
    or (
        -- one rule for every figure: a loss counts once its last day is over and was watched
        dated.lost_on >= bounds.observed_since
        and dated.lost_on < bounds.observed_until
        and dated.counted_on >= coalesce(since_on::date, dated.counted_on)
        and dated.counted_on < coalesce(until_on::date, dated.counted_on + 1)
    )
