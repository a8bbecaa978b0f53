-- The verdicts as they are before a load settles any.
-- Grain: one row per verdict.
-- Holes: none
-- Parameters: none
create or replace temp table verdicts_before as
select * from verdicts
