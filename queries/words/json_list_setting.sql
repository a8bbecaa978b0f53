-- A setting that is a list of words.
-- Grain: one row, or none where nothing was chosen.
-- Parameters: setting
select from_json(setting_value, '["VARCHAR"]') as chosen
from settings
where setting = $setting
