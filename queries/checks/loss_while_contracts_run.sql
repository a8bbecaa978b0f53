-- Losses of accounts whose contracts run on or end later.
-- Grain: one row per loss.
-- Parameters: none
select
    'defections' as table_name,
    defections.loss_id as row_key,
    'lost on ' || defections.lost_on || ', but contract ' || min(contracts.contract_id) || ' runs '
        || coalesce('until ' || max(contracts.ends_on), 'on') as finding,
    'what the contract says after the loss' as left_out
from defections
inner join contracts
    on contracts.account_id = defections.account_id
    and contracts.starts_on <= defections.lost_on
    and coalesce(contracts.ends_on, date '9999-12-31') > defections.lost_on
group by defections.loss_id, defections.lost_on
order by row_key
