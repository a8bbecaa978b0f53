-- Two losses that seem to be one: accounts of nearly one name, lost on one day at one value, or one seen only in contracts.
-- Near are names that begin alike and differ in two letters or in how they go on; numbers in them must be the same.
-- Grain: one row per pair of losses.
-- Parameters: none
with lost as (
    select
        loss_id,
        account_id,
        account_name,
        fold_account(account_name) as folded,
        regexp_replace(account_name, '[^0-9]+', ' ', 'g') as numbers,
        lost_on,
        annual_value,
        currency,
        is_derived
    from recorded_losses
    where kind = 'defection' and lost_on is not null
),

pairs as materialized (  -- first by day, since likeness of names takes long
    select
        one.loss_id,
        one.account_name,
        one.folded,
        one.lost_on,
        other.loss_id as other_id,
        other.account_name as other_name,
        other.folded as other_folded,
        other.lost_on as other_lost_on,
        other.is_derived
    from lost as one
    inner join lost as other
        on left(other.folded, 3) = left(one.folded, 3)
        and trim(other.numbers) = trim(one.numbers)
        and other.account_id <> one.account_id
        and other.folded <> one.folded  -- those are found as accounts of one name
        and abs(other.lost_on - one.lost_on) <= if(other.is_derived, 7, 0)
    where not one.is_derived
        and (
            other.is_derived
            or one.loss_id < other.loss_id
            and one.annual_value = other.annual_value
            and one.currency is not distinct from other.currency
        )
)

select
    'defections' as table_name,
    loss_id as row_key,
    '''' || account_name || ''' (lost on ' || lost_on || ') may be ''' || other_name || ''' (loss ' || other_id
        || ', lost on ' || other_lost_on || if(is_derived, ', seen only in its contracts)', ')') as finding,
    'nothing: it counts as two losses until the accounts are merged on Upload' as left_out
from pairs
where least(length(folded), length(other_folded)) >= 5
    and (
        levenshtein(folded, other_folded) <= 2
        or starts_with(folded, other_folded)
        or starts_with(other_folded, folded)
    )
order by row_key, finding
