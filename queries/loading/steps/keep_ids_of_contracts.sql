-- A contract without an id goes by its account, start and product. Where the account went by another name when the
-- contract came in, it keeps the id that it came in under.
-- Grain: one row per row of the file that keeps its id.
-- Holes: none
-- Parameters: none
update arrivals
set contract_id = known.contract_id
from contracts as known
where known.account_id = arrivals.account_id
    and known.starts_on = arrivals.starts_on
    and ends_with(known.contract_id, substr(arrivals.contract_id, instr(arrivals.contract_id, '/' || arrivals.starts_on)))
    and arrivals.contract_id not in (select contracts.contract_id from contracts)
