-- How many months a fee is for.
create or replace temp macro months_of(cell) as
case
    when fold(cell) in ('month', 'monthly', 'm', 'monat', 'monatlich', 'mensuel') then 1::double
    when fold(cell) in ('year', 'yearly', 'annual', 'annually', 'annum', 'y', 'jahr', 'jahrlich', '12months') then 12::double
    when fold(cell) in ('quarter', 'quarterly', '3months') then 3::double
    when fold(cell) in ('halfyear', 'halfyearly', 'semiannual', 'semiannually', '6months') then 6::double
    when fold(cell) in ('week', 'weekly') then 12::double / 52
    when fold(cell) in ('day', 'daily') then 12::double / 365
end
