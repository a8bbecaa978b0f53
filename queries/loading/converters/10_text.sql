-- Words, without spaces around them; nothing else is taken for a missing value.
create or replace temp macro text(cell) as
nullif(trim(cell), '')
