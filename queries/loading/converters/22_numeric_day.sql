-- The day part of a cell that holds three numbers, perhaps with a time behind them, its marks made slashes.
create or replace temp macro numeric_day(cell) as
case
    when regexp_matches(trim(cell), '^[0-9]{1,2}[/.-][0-9]{1,2}[/.-]([0-9]{4}|[0-9]{2})(,? +[0-9]{1,2}[:.].*)?$')
        then translate(regexp_extract(trim(cell), '^[0-9/.-]+'), '.-', '//')
end
