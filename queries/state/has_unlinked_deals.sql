-- Whether a deal names an account without its id.
-- Grain: one row.
-- Parameters: none
select count(*) > 0 as has_unlinked_deals
from deals
where account_id is null and account_name is not null
