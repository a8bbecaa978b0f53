-- Every cell of a frame as words, in its order. The frame is registered as `source_frame`.
-- Grain: one row per row of the frame.
-- Holes: none
-- Parameters: none
create or replace temp table source_rows as
select * from source_frame
