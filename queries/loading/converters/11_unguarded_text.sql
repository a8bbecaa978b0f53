-- Words without the apostrophe that keeps a spreadsheet from running them.
create or replace temp macro unguarded_text(cell) as
nullif(trim(regexp_replace(cell, '^''([=+@\t\r\n-])', '\1')), '')
