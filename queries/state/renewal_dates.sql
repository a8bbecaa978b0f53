-- How many ended contracts say when they came up for renewal.
-- Grain: one row.
-- Parameters: none
select count(*) as ended, count(renews_on) as dated
from contracts
where ends_on is not null
