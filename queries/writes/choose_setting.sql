-- Keep what a person chose for a setting.
-- Grain: one row per setting.
-- Parameters: setting, setting_value
insert or replace into settings (setting, setting_value)
values ($setting, $setting_value)
