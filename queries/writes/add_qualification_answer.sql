-- Keep one answer on a qualification sheet.
-- Grain: one row.
-- Parameters: deal_id, question, answer, answered_by, answered_on, form_version, written_at
insert into qualification_answers (deal_id, question, answer, answered_by, answered_on, form_version, written_at)
values ($deal_id, $question, $answer, $answered_by, $answered_on, $form_version, $written_at)
