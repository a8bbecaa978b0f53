-- What a correction at some moment made of the reading of an interview.
-- Grain: one row, or none.
-- Parameters: interview_id, changed_at
select old_value, new_value
from changes
where table_name = 'readings' and row_key = $interview_id and changed_at = $changed_at
order by change_id desc
limit 1
