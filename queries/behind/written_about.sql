-- The losses with a note or call on record in the time before their announcement, over which days of warning are counted.
-- Grain: one row per loss.
-- Parameters: kind, window_days
select loss_id
from written_windows($kind, $window_days)
