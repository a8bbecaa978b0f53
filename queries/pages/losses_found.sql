-- The losses behind a figure or a search, one page of them, with how many there are in all and what they are worth.
-- Of a search it says where its words stand.
-- Grain: one row per loss.
-- Parameters: since, until, kind, segment, region, owner, dated_by, cause, stated_cause, recorded_reason, competitor, industry, without, named, avoidable, unavoidable, only, show, search, page_size, page_start
with narrowed as (
    from losses_in($since, $until, $kind, $segment, $region, $owner, $dated_by)
),

heard as (
    select
        interviews.loss_id,
        interviews.deal_id,
        interviews.held_on,
        turns.interview_id,
        turns.turn,
        turns.body,
        strpos(lower(turns.body), lower($search)) as found_at
    from turns
    inner join interviews on interviews.interview_id = turns.interview_id
    where $search is not null and contains(lower(turns.body), lower($search))
),

cut as (
    -- whole words around the place: few before it, so that a narrow column shows what was looked for
    select
        loss_id,
        deal_id,
        row(held_on, interview_id, turn) as place,
        if(found_at > 21, '… ' || regexp_replace(substr(body, found_at - 20, 20), '^\S*\s+', ''),
            substr(body, 1, found_at - 1))
        || substr(body, found_at, length($search))
        || if(found_at + length($search) + 60 < length(body),
            regexp_replace(substr(body, found_at + length($search), 60), '\s+\S*$', '') || ' …',
            substr(body, found_at + length($search))) as words
    from heard
),

spoken as (
    select found_id, arg_min(words, place) as words
    from (
        select loss_id as found_id, place, words from cut
        union all
        select deal_id, place, words from cut
    )
    where found_id is not null
    group by found_id
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
    reporting_value,
    recorded_reason,
    stated_cause,
    root_cause,
    verdict_source,
    is_disputed,
    has_words,
    case
        when $search is null then null
        when contains(lower(account_name), lower($search)) then 'Account: ' || account_name
        when contains(lower(recorded_reason), lower($search)) then 'Recorded reason: ' || recorded_reason
        when contains(lower(sub_reason), lower($search)) then 'Recorded detail: ' || sub_reason
        when contains(lower(competitor), lower($search)) then 'Competitor: ' || competitor
        when contains(lower(loss_id), lower($search)) then 'Number: ' || loss_id
        else '“' || regexp_replace(spoken.words, '\s+', ' ', 'g') || '”'
    end as found_in,
    count(*) over () as found,
    sum(reporting_value) over () as found_value
from narrowed
left join spoken on spoken.found_id = narrowed.loss_id
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
        or spoken.found_id is not null
    )
order by coalesce(root_cause is null and verdict_source <> 'person', false) desc, lost_on desc nulls last, loss_id
limit $page_size offset $page_start
