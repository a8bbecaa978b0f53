-- Which deals ended, and how, the latest first?
-- Grain: one row per deal.
-- `found` and `all_values` are of all the rows, whichever page is asked for.
-- Parameters: outcomes, competitor, deal_type, size_band, size_limits, without, is_opened, since, until, segment, region, owner, page_size, page_start
select
    deal_id,
    account_id,
    account_name,
    opened_on,
    closed_on,
    outcome,
    annual_value,
    currency,
    reporting_value,
    competitor,
    recorded_reason,
    deal_type,
    owner,
    segment,
    region,
    count(*) over () as found,
    sum(reporting_value) over () as all_values
from deals_in($since, $until, $segment, $region, $owner)
where ($outcomes is null or list_contains($outcomes::varchar[], outcome))
    and ($competitor is null or coalesce(competitor, '(none)') = $competitor)
    and ($deal_type is null or coalesce(deal_type, '(none)') = $deal_type)
    and ($size_band is null or coalesce(size_band_of(reporting_value, $size_limits), '(none)') = $size_band)
    and ($is_opened is null or (opened_on is not null and closed_on is not null))
    and (
        $without is null
        or $without = 'day' and closed_on is null
        or group_of($without, segment, region, owner, industry, product) = '(none)'
    )
order by closed_on desc nulls last, deal_id
limit $page_size offset $page_start
