-- Say how an attempt to win an account back stands.
-- Grain: one row with its number; none where there is no such attempt.
-- Parameters: win_back_id, outcome, outcome_on, remark
update win_backs
set outcome = $outcome, outcome_on = $outcome_on, remark = coalesce($remark, remark)
where win_back_id = $win_back_id
returning win_back_id
