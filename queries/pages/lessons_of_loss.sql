-- The lessons drawn from a loss, the latest first.
-- Grain: one row per lesson.
-- Parameters: loss_id
select lesson_id, body, written_by, written_at
from lessons
where loss_id = $loss_id
order by written_at desc, lesson_id desc
