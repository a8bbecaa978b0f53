-- A text as its words alone, in lower case, without accents and signs, parted by single spaces.
-- Grain: one value.
-- Parameters: none
create or replace macro bare_words(cell) as
trim(regexp_replace(replace(lower(strip_accents(cell)), '&', ' and '), '[^\p{L}\p{N}]+', ' ', 'g'))
