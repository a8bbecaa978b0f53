-- The losses behind a figure or a search, one page of them, with how many there are in all and what they are worth.
-- Grain: one row per loss.
-- Parameters: since, until, kind, segment, region, owner, dated_by, cause, stated_cause, recorded_reason, competitor, industry, without, named, avoidable, unavoidable, only, show, search, page_size, page_start
with narrowed as (
    from losses_in($since, $until, $kind, $segment, $region, $owner, $dated_by)
),

spoken as (
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
    count(*) over () as found,
    sum(reporting_value) over () as found_value
from narrowed
where ($cause is null or coalesce(root_cause, 'unknown') = $cause or ($cause = 'known' and root_cause is not null))
    and ($stated_cause is null or coalesce(stated_cause, 'unknown') = $stated_cause)
    and ($recorded_reason is null or coalesce(recorded_reason, '(not recorded)') = $recorded_reason)
    and ($competitor is null or coalesce(competitor, '(none)') = $competitor)
    and ($industry is null or coalesce(industry, '(none)') = $industry)
    and (
        $without is null
        or $without = 'day' and lost_on is null
        or group_of($without, segment, region, owner, industry, product) = '(none)'
    )
    and (
        $named is null
        or (not list_contains($named::varchar[], 'recorded_reason') or recorded_reason is not null)
        and (not list_contains($named::varchar[], 'stated_cause') or stated_cause is not null)
        and (not list_contains($named::varchar[], 'root_cause') or root_cause is not null)
    )
    and (
        $avoidable is null
        or root_cause is not null and list_contains($unavoidable::varchar[], root_cause) <> $avoidable
    )
    and ($only is null or loss_id in (select unnest($only::varchar[])))
    and (
        $show = 'all'
        or ($show = 'disputed' and root_cause is null and verdict_source <> 'person')
        or ($show = 'unchecked' and root_cause is not null and verdict_source <> 'person')
        or ($show = 'checked' and verdict_source = 'person')
        or ($show = 'heard' and has_words)
        or ($show = 'unread' and not is_read)
    )
    and (
        $search is null
        or contains(lower(concat_ws(' ', loss_id, account_name, recorded_reason, sub_reason, competitor)), lower($search))
        or loss_id in (select found_id from spoken where found_id is not null)
    )
order by coalesce(root_cause is null and verdict_source <> 'person', false) desc, lost_on desc nulls last, loss_id
limit $page_size offset $page_start
