-- A date with the month in letters; no order to decide.
create or replace temp macro date_named(cell) as
plausible(try_strptime(
    replace(trim(cell), '.', ''),
    ['%d %b %y', '%d %b %Y', '%d %B %Y', '%d-%b-%y', '%d-%b-%Y', '%b %d, %Y', '%B %d, %Y', '%b %d %Y', '%B %d %Y']
)::date)
