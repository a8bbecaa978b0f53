-- Keep the answer to one why of a loss.
-- Grain: one why.
-- Parameters: loss_id, why_number, answer, written_by, written_at
insert into whys (loss_id, why_number, answer, written_by, written_at)
values ($loss_id, $why_number, $answer, $written_by, $written_at)
