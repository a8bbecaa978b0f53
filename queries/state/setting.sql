-- What a person chose for one setting, as JSON text.
-- Grain: one row, or none where nothing was chosen.
-- Parameters: setting
select setting_value
from settings
where setting = $setting
