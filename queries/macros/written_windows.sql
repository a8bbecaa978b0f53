-- Losses of one kind with a note or call on record in the time before their announcement.
-- Grain: one row per loss.
-- Parameters: none
create or replace macro written_windows(one_kind, window_days) as table
select told.loss_id, told.announced_on
from loss_windows(one_kind, window_days, null) as told
semi join written_records() as written
    on written.account_id = told.account_id
    and written.written_on >= told.window_start
    and written.written_on < told.announced_on
