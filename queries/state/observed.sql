-- The days that the data cover, and whether a person chose them.
-- Grain: one row.
-- Parameters: none
select observed_since, observed_until, deals_since, since_is_set, until_is_set
from observed
