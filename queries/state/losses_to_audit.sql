-- Losses that the machine has given a cause and nobody has audited, in an order of chance.
-- Grain: one row per loss.
-- Parameters: kind, seed, size
select losses.loss_id
from losses
where losses.kind = $kind
    and exists(from verdicts where verdicts.loss_id = losses.loss_id and source <> 'person' and cause is not null)
    and not exists(from verdicts where verdicts.loss_id = losses.loss_id and is_audit)
order by hash(losses.loss_id || '/' || $seed::varchar), losses.loss_id
limit $size
