-- Causes that anything was ever tagged with, a company's own among them.
-- Grain: one row per cause.
-- Parameters: none
select distinct cause
from evidence
where cause is not null
order by cause
