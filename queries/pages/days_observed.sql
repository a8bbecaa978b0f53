-- The days that the data cover.
-- Grain: one row, or none where there are no facts.
-- Parameters: none
select
    observed_since,
    observed_until
from observed
