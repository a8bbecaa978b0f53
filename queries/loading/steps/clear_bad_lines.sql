-- Forget the lines that an earlier file left.
-- Grain: one row per line.
-- Holes: none
-- Parameters: none
drop table if exists reject_errors
