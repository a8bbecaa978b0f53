-- Keep one answer of a litmus test.
-- Grain: one row.
-- Parameters: account_id, question, answer, answered_by, answered_on, form_version, written_at
insert into litmus_answers (account_id, question, answer, answered_by, answered_on, form_version, written_at)
values ($account_id, $question, $answer, $answered_by, $answered_on, $form_version, $written_at)
