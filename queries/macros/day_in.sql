-- The day that a cell of a file holds, read as its column was; null where it holds none.
-- Grain: one value.
-- Parameters: none
create or replace macro day_in(cell, converter) as
case converter
    when 'date_day_first'
        then try_strptime(regexp_replace(trim(cell), '[.-]', '/', 'g'), ['%d/%m/%Y', '%d/%m/%y'])::date
    when 'date_month_first'
        then try_strptime(regexp_replace(trim(cell), '[.-]', '/', 'g'), ['%m/%d/%Y', '%m/%d/%y'])::date
    else try_cast(cell as date)
end
