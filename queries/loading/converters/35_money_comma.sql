-- An amount with a decimal comma, such as 1200,5 or € 1.200,50.
create or replace temp macro money_comma(cell) as
case when is_money(cell) then try_cast(digits_comma(cell) * scale(cell) as decimal(18, 2)) end
