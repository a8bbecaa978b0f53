-- No names, for a file that brings the ids of its accounts.
-- Grain: no row.
-- Holes: none
-- Parameters: none
create or replace temp table known_names (folded varchar, account_id varchar)
