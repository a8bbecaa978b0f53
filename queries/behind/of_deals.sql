-- The lost deals of one type, of one size, or of which the day is known on which they were opened.
-- Grain: one row per deal.
-- Parameters: deal_type, size_band, size_limits, is_opened
select deal_id as loss_id
from deals_in(null, null, null, null, null)
where outcome = 'lost'
    and ($deal_type is null or coalesce(deal_type, '(none)') = $deal_type)
    and ($is_opened is null or (opened_on is not null and closed_on is not null))
    and ($size_band is null or coalesce(size_band_of(reporting_value, $size_limits), '(none)') = $size_band)
