-- Remember a version of the codebook that has read something.
-- Grain: one row, or none where it is known.
-- Parameters: codebook_version, content, installed_at
insert into codebook_versions (codebook_version, content, installed_at)
values ($codebook_version, $content, $installed_at)
on conflict do nothing
