-- Take the stand-ins away: what was theirs is the accounts' now.
-- Grain: one row per stand-in.
-- Holes: none
-- Parameters: none
delete from accounts where account_id in (select stand_in_id from stand_ins)
