-- A name without case, accents, spaces and punctuation: what two spellings of it share.
-- Grain: one value.
-- Parameters: none
create or replace macro fold(cell) as
lower(regexp_replace(strip_accents(cell), '[^\p{L}\p{N}]+', '', 'g'))
