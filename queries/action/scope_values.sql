-- What the scope of a measure can name: the values that accounts have.
-- Grain: one row per field and value.
-- Parameters: none
with listed as (
    unpivot (select segment, region, owner from accounts)
    on segment, region, owner
    into name field value field_value
)

select distinct field, field_value
from listed
where field_value <> ''
order by field, field_value
