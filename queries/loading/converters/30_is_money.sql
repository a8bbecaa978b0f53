-- Whether a cell is one number with at most a currency, a sign and a word of scale (k, m) around it.
create or replace temp macro is_money(cell) as
regexp_matches(
    lower(cell),
    '^[\s\x{00a0}]*[-+(]?[\s\x{00a0}]*([a-z]{2,3}|[a-z]{0,2}[$€£¥])?[\s\x{00a0}]*[-+(]?[0-9.,][0-9.,''’\s\x{00a0}\x{202f}]*'
    '(k|m|mn|mio)?[\s\x{00a0}]*([a-z]{2,3}|[$€£¥])?[\s\x{00a0}]*[-)]?[\s\x{00a0}]*$'
)
