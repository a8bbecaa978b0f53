-- Every cell of a text file as words, in the order of the file; lines that are none of the table go to `reject_errors`.
-- Grain: one row per line of the file below the headers.
-- Holes: columns, padding
-- Parameters: path, delimiter, quote
create or replace temp table source_rows as
select *
from read_csv(
    $path,
    auto_detect = false,
    header = false,
    skip = 1,
    delim = $delimiter,
    quote = $quote,
    escape = $quote,
    columns = {{{columns}}},
    max_line_size = 4000000,
    store_rejects = true,
    null_padding = {padding},
    parallel = not {padding}
)
