-- Put rewritten bodies in the place of those that arrived. They are registered as `rewritten`.
-- Grain: one row per note.
-- Holes: none
-- Parameters: none
update arrivals
set body = rewritten.new
from rewritten
where arrivals.body = rewritten.former
