-- Keep a lesson drawn from a loss.
-- Grain: one lesson.
-- Parameters: loss_id, body, written_by, written_at
insert into lessons (lesson_id, loss_id, body, written_by, written_at)
select coalesce(max(lesson_id), 0) + 1, $loss_id, $body, $written_by, $written_at
from lessons
