-- Name of the files of which only this account's interviews came.
-- Grain: one row per row changed.
-- Parameters: interview_ids, stand_in
update loads
set file_name = $stand_in
where load_id in (select load_id from interviews where list_contains($interview_ids::varchar[], interview_id))
    and load_id not in (select load_id from interviews where not list_contains($interview_ids::varchar[], interview_id))
