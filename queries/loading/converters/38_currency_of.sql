-- The currency that stands beside an amount, as its three letters; $ alone is taken for USD.
create or replace temp macro currency_of(cell) as
case
    when try_cast(cell as double) is not null then null
    when contains(cell, '€') then 'EUR'
    when contains(cell, '£') then 'GBP'
    when contains(cell, '¥') then 'JPY'
    when contains(cell, '$') then 'USD'
    else nullif(upper(regexp_extract(cell, '\b([A-Z]{3})\b', 1)), '')
end
