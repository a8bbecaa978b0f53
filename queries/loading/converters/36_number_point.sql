-- A number with a decimal point.
create or replace temp macro number_point(cell) as
coalesce(try_cast(cell as double), case when is_money(cell) then digits_point(cell)::double * scale(cell) end)
