-- The group of an account or a deal that a report counts by; '(none)' where it is not known, 'all' for one group.
-- Grain: one value.
-- Parameters: none
create or replace macro group_of(dimension, segment, region, owner, industry, product) as
coalesce(
    case dimension
        when 'segment' then segment
        when 'region' then region
        when 'owner' then owner
        when 'industry' then industry
        when 'product' then product
        else 'all'
    end,
    '(none)'
)
