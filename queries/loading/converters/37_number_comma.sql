-- A number with a decimal comma.
create or replace temp macro number_comma(cell) as
case when is_money(cell) then digits_comma(cell)::double * scale(cell) end
