-- The quartiles of what all deals that ended are worth a year, in the reporting currency.
-- Grain: one row; null where no deal has a value.
-- Parameters: none
select quantile_cont(reporting_value, [0.25, 0.5, 0.75]) as limits
from closed_deals
