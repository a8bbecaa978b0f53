-- Whether a cell says "no value" in a column of dates, amounts or flags.
create or replace temp macro is_blank(cell) as
lower(trim(cell)) in ('', 'null', 'none', 'n/a', 'na', '#n/a', 'nan', 'nat', '-', '--', '–', '—', 'n.a.')
