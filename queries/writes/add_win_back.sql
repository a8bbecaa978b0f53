-- Start an attempt to win an account back.
-- Grain: one row.
-- Parameters: loss_id, owner, contact, opened_on, remark
insert into win_backs (win_back_id, loss_id, owner, contact, opened_on, outcome, remark)
values (nextval('win_back_ids'), $loss_id, $owner, $contact, $opened_on, 'open', $remark)
