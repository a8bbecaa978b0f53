-- A name out of settings.
-- Grain: one row per row changed.
-- Parameters: pattern, mask
update settings
set
    setting_value = regexp_replace(setting_value, $pattern, $mask, 'gi')
where regexp_matches(coalesce(setting_value, ''), $pattern, 'i')
