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

days_beside as (
    select unnest(range(-7, 8)) as days
),

pairs as (  -- by day, so that few names are compared
    select one.*, other.loss_id as other_id
    from lost as one
    inner join lost as other
        on other.lost_on = one.lost_on
        and other.annual_value = one.annual_value
        and coalesce(other.currency, '') = coalesce(one.currency, '')
        and left(other.folded, 3) = left(one.folded, 3)
        and other.loss_id > one.loss_id
    where not one.is_derived and not other.is_derived
    union all
    select one.*, other.loss_id as other_id
    from lost as one
    cross join days_beside
    inner join lost as other
        on other.lost_on = one.lost_on + days_beside.days::integer
        and left(other.folded, 3) = left(one.folded, 3)
    where not one.is_derived and other.is_derived
)

select
    'defections' as table_name,
    pairs.loss_id as row_key,
    '''' || pairs.account_name || ''' (lost on ' || pairs.lost_on || ') may be ''' || other.account_name
        || ''' (loss ' || other.loss_id || ', lost on ' || other.lost_on
        || if(other.is_derived, ', seen only in its contracts)', ')') as finding,
    'nothing: it counts as two losses until the accounts are merged on Upload' as left_out
from pairs
inner join lost as other on other.loss_id = pairs.other_id
where other.account_id <> pairs.account_id
    and other.folded <> pairs.folded  -- those are found as accounts of one name
    and trim(other.numbers) = trim(pairs.numbers)
    and least(length(other.folded), length(pairs.folded)) >= 5
    and (
        levenshtein(other.folded, pairs.folded) <= 2
        or starts_with(other.folded, pairs.folded)
        or starts_with(pairs.folded, other.folded)
    )
order by row_key, finding
