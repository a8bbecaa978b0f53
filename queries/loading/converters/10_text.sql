-- Words, without spaces around them and without the apostrophe that keeps a spreadsheet from running them;
-- nothing else is taken for a missing value.
create or replace temp macro text(cell) as
case
    when starts_with(cell, '''') and regexp_matches(cell, '^''[=+@\t\r\n-]') then nullif(trim(substr(cell, 2)), '')
    else nullif(trim(cell), '')
end
