-- The load that brought in this very file as this kind, if one did and was not undone.
-- Grain: one row.
-- Parameters: file_sha256, loaded_as, file_name
select max(load_id)
from loads
where file_sha256 = $file_sha256 and loaded_as = $loaded_as and file_name = $file_name and undone_at is null
