-- A name out of answers about accounts.
-- Grain: one row per row changed.
-- Parameters: pattern, mask
update litmus_answers
set
    answer = regexp_replace(answer, $pattern, $mask, 'gi'),
    answered_by = regexp_replace(answered_by, $pattern, $mask, 'gi')
where regexp_matches(concat_ws(' ', answer, answered_by), $pattern, 'i')
