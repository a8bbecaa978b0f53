-- Whether a cell is one number with at most a currency, a sign and a word of scale (k, m) around it.
create or replace temp macro is_money(cell) as
regexp_matches(
    lower(cell),
    '^[\s\p{Z}]*[-+(]?[\s\p{Z}]*([a-z]{2,3}|[a-z]{0,2}[$€£¥])?[\s\p{Z}]*[-+(]?[0-9.,][0-9.,''’\s\p{Z}]*'
    '(k|m|mn|mio)?[\s\p{Z}]*([a-z]{2,3}|[$€£¥])?[\s\p{Z}]*[-)]?[\s\p{Z}]*$'
)
