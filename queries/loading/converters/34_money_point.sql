-- An amount with a decimal point, such as 1200.5, USD 12,000.00, (300) or 12k.
create or replace temp macro money_point(cell) as
coalesce(
    try_cast(cell as decimal(18, 2)),
    case when is_money(cell) then try_cast(digits_point(cell) * scale(cell) as decimal(18, 2)) end
)
