-- Rows of a file of actions as the table holds them; the words of a scope become a filter over the accounts' values.
-- Grain: one row per row of the file.
-- Parameters: causes
with places as (
    select distinct 'region' as field, region as named from accounts where region is not null
    union all
    select distinct 'segment' as field, segment as named from accounts where segment is not null
    union all
    select distinct 'industry' as field, industry as named from accounts where industry is not null
    union all
    select distinct 'product' as field, product as named from accounts where product is not null
    union all
    select distinct 'owner' as field, owner as named from accounts where owner is not null
),

found as (
    select converted.row_number, places.field, list(places.named order by places.named) as names
    from converted
    inner join places on regexp_matches(
        ' ' || regexp_replace(lower(converted.scope), '[^\p{L}\p{N}]+', ' ', 'g') || ' ',
        ' ' || regexp_replace(lower(places.named), '[^\p{L}\p{N}]+', ' ', 'g') || ' '
    )
    group by converted.row_number, places.field
),

filters as (
    select row_number, json_group_object(field, to_json(names)) as scope_filter
    from found
    group by row_number
)

select
    converted.row_number,
    coalesce(
        converted.problem,
        case
            when not list_contains($causes::varchar[], converted.cause)
                then 'cause|is no cause of the codebook; known: ' || array_to_string($causes::varchar[], ', ')
            when converted.scope_filter is null and filters.scope_filter is null
                and not regexp_matches(coalesce(lower(converted.scope), 'all'), '^(all|every|everywhere|everyone|whole|any)\b')
                then 'scope|names no region, segment, industry, product or owner of the accounts, nor "all"'
            when converted.scope_filter is not null and not json_valid(converted.scope_filter)
                then 'scope_filter|is no JSON such as {"region": ["North"]}'
            when converted.ended_on < converted.started_on
                then 'ended_on|is before started_on (' || converted.started_on || ')'
        end
    ) as problem,
    coalesce(converted.action_id, converted.title || '/' || converted.started_on) as action_id,
    converted.title,
    converted.cause,
    converted.scope,
    coalesce(converted.scope_filter, filters.scope_filter::varchar, '{}') as scope_filter,
    converted.started_on,
    converted.ended_on,
    converted.owner,
    converted.description
from converted
left join filters on filters.row_number = converted.row_number
