-- Remember the choices for files with these headers.
-- Grain: one row.
-- Parameters: fingerprint, kind, choices, saved_at
insert or replace into mappings (headers_fingerprint, loaded_as, mapping, saved_at)
values ($fingerprint, $kind, $choices, $saved_at)
