-- Propose to walk away from a deal.
-- Grain: one row.
-- Parameters: deal_id, course, reasons, letter, asked_by, asked_at
insert into disengagements (disengagement_id, deal_id, course, reasons, letter, asked_by, asked_at)
values (nextval('disengagement_ids'), $deal_id, $course, $reasons, $letter, $asked_by, $asked_at)
