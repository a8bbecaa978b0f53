-- Put rewritten texts in the place of those that arrived. They are registered as `rewritten`.
-- Grain: one row per row of the file.
-- Holes: column
-- Parameters: none
update arrivals
set {column} = rewritten.new
from rewritten
where arrivals.{column} = rewritten.former
