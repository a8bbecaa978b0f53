-- The losses behind a figure or a search, one page of them, with how many there are in all.
-- Grain: one row per loss.
-- Parameters: since, until, kind, segment, region, owner, dated_by, cause, recorded_reason, competitor, at_risk_on, show, search, page_size, page_start
with narrowed as (
    from losses_in($since, $until, $kind, $segment, $region, $owner, $dated_by)
),

named as (
    select interviews.loss_id as found_id
    from turns
    inner join interviews on interviews.interview_id = turns.interview_id
    where $search is not null and contains(lower(turns.body), lower($search))
    union
    select interviews.deal_id
    from turns
    inner join interviews on interviews.interview_id = turns.interview_id
    where $search is not null and contains(lower(turns.body), lower($search))
)

select
    loss_id,
    account_id,
    account_name,
    segment,
    region,
    owner,
    lost_on,
    announced_on,
    annual_value,
    currency,
    recorded_reason,
    stated_cause,
    root_cause,
    verdict_source,
    is_disputed,
    has_words,
    count(*) over () as found
from narrowed
where ($cause is null or coalesce(root_cause, 'unknown') = $cause or ($cause = 'known' and root_cause is not null))
    and ($recorded_reason is null or coalesce(recorded_reason, '(not recorded)') = $recorded_reason)
    and ($competitor is null or coalesce(competitor, '(none)') = $competitor)
    and (
        $at_risk_on is null
        or exists (
            from spells
            where spells.account_id = narrowed.account_id
                and spells.starts_on <= $at_risk_on::date
                and spells.ends_on >= $at_risk_on::date
                and spells.ends_on = narrowed.lost_on
        )
    )
    and (
        $show = 'all'
        or ($show = 'disputed' and is_disputed)
        or ($show = 'unchecked' and root_cause is not null and verdict_source <> 'person')
        or ($show = 'checked' and verdict_source = 'person')
        or ($show = 'unread' and not is_read)
    )
    and (
        $search is null
        or contains(lower(concat_ws(' ', loss_id, account_name, recorded_reason, sub_reason, competitor)), lower($search))
        or loss_id in (select found_id from named where found_id is not null)
    )
order by is_disputed desc, lost_on desc nulls last, loss_id
limit $page_size offset $page_start
