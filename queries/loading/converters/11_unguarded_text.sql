-- Words without the apostrophe that keeps a spreadsheet from running them, or the ="…" that keeps their zeros.
create or replace temp macro unguarded_text(cell) as
nullif(trim(regexp_replace(regexp_replace(cell, '^="([^"]*)"$', '\1'), '^''([=+@\t\r\n-])', '\1')), '')
