-- A person's choices for files with these headers.
-- Grain: one row per kind that such a file was loaded as.
-- Parameters: headers_fingerprint
select loaded_as, mapping
from mappings
where headers_fingerprint = $headers_fingerprint
order by saved_at desc
