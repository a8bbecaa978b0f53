-- How many rows a table has and a sum over all their values: equal for equal content, whatever the order.
-- Grain: one row.
-- Parameters: table_name
select
    count(*) as row_count,
    sum(hash(copied)::hugeint) as content_sum
from query_table($table_name) as copied;
