-- Keep the verdicts that a load retired, and the numbers of those it added; what an undo puts back.
-- Grain: one row per verdict.
-- Holes: none
-- Parameters: load_id
insert into replaced_rows (load_id, table_name, row_key, original)
select
    $load_id,
    'verdicts',
    verdicts.verdict_id,
    case when verdicts_before.verdict_id is null then 'null' else to_json(verdicts_before)::varchar end
from verdicts
left join verdicts_before on verdicts_before.verdict_id = verdicts.verdict_id
where verdicts_before.verdict_id is null or verdicts_before.is_current <> verdicts.is_current
