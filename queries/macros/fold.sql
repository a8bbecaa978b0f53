-- A name without case, accents, spaces, punctuation and a trailing `__c`: what two spellings of it share.
-- Grain: one value.
-- Parameters: none
create or replace macro fold(cell) as
lower(regexp_replace(strip_accents(regexp_replace(trim(cell), '__c$', '')), '[^\p{L}\p{N}]+', '', 'g'))
