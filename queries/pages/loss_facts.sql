-- What is recorded, stated and decided about one loss.
-- Grain: one row, or none.
-- Parameters: loss_id
select
    losses.loss_id, losses.kind, losses.account_id, losses.account_name, losses.segment, losses.industry, losses.region,
    losses.owner, losses.product, losses.competitor, losses.lost_on, losses.announced_on, losses.annual_value,
    losses.currency, losses.recorded_reason, losses.recorded_category, losses.sub_reason, losses.stated_cause,
    losses.root_cause, losses.verdict_source, losses.verdict_score, losses.is_disputed, losses.tenure_months,
    losses.shrunk_before_loss, losses.has_words, losses.is_read,
    verdicts.reason as verdict_reason, verdicts.decided_by, verdicts.decided_at
from losses
left join verdicts on verdicts.loss_id = losses.loss_id and verdicts.is_current
where losses.loss_id = $loss_id
