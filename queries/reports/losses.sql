-- Which losses are there, the latest first?
-- Grain: one row per loss.
-- Parameters: since, until, kind, segment, region, owner, cause, recorded_reason, dated_by, page_size, page_start
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
    recorded_reason,
    recorded_category,
    sub_reason,
    stated_cause,
    root_cause,
    verdict_source,
    verdict_score,
    is_disputed,
    has_words,
    is_read,
    interviewed_flag,
    tenure_months,
    shrunk_before_loss,
    as_of
from losses_in($since, $until, $kind, $segment, $region, $owner, $dated_by)
where ($cause is null or coalesce(root_cause, 'unknown') = $cause)
    and ($recorded_reason is null or coalesce(recorded_reason, '(not recorded)') = $recorded_reason)
order by lost_on desc nulls last, loss_id
limit $page_size offset $page_start
