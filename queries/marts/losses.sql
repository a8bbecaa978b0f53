-- Every loss, a defection or a lost deal, with what is recorded, stated and decided about it.
-- Grain: one row per loss.
-- Parameters: none
with current_verdicts as (
    select loss_id, cause, source, score, is_disputed, is_audit
    from verdicts
    where is_current
)

select
    recorded_losses.loss_id,
    recorded_losses.kind,
    recorded_losses.account_id,
    recorded_losses.account_name,
    recorded_losses.segment,
    recorded_losses.industry,
    recorded_losses.region,
    recorded_losses.owner,
    recorded_losses.product,
    recorded_losses.competitor,
    recorded_losses.lost_on,
    recorded_losses.announced_on,
    recorded_losses.annual_value,
    recorded_losses.currency,
    recorded_losses.reporting_value,
    recorded_losses.recorded_reason,
    recorded_losses.recorded_category,
    recorded_losses.sub_reason,
    loss_words.stated_cause,
    case when not current_verdicts.is_disputed then current_verdicts.cause end as root_cause,
    current_verdicts.source as verdict_source,
    current_verdicts.score as verdict_score,
    coalesce(current_verdicts.is_disputed, false) as is_disputed,
    coalesce(current_verdicts.is_audit, false) as is_audit,
    loss_words.loss_id is not null as has_words,
    coalesce(loss_words.is_read, false) as is_read,
    loss_words.first_words_on,
    loss_words.led_by,
    recorded_losses.interviewed_flag,
    recorded_losses.tenure_months,
    recorded_losses.shrunk_before_loss,
    recorded_losses.came_back_on,
    recorded_losses.as_of,
    recorded_losses.is_derived
from recorded_losses
left join loss_words on loss_words.loss_id = recorded_losses.loss_id
left join current_verdicts on current_verdicts.loss_id = recorded_losses.loss_id
