-- The words of one kind that losses and deals have on record: reasons, competitors, industries, who asked, types.
-- Grain: one row per value.
-- Parameters: field
with told as (
    select
        case $field
            when 'competitor' then coalesce(competitor, '(none)')
            when 'recorded_reason' then coalesce(recorded_reason, '(not recorded)')
            when 'industry' then coalesce(industry, '(none)')
            when 'asked_by' then case when first_words_on is not null then coalesce(led_by, '(not known)') end
            when 'root_cause' then root_cause
            when 'stated_cause' then stated_cause
        end as value_name
    from losses
    union
    select
        case $field
            when 'competitor' then coalesce(competitor, '(none)')
            when 'deal_type' then coalesce(deal_type, '(none)')
        end
    from closed_deals
)

select distinct value_name
from told
where value_name is not null
order by value_name
