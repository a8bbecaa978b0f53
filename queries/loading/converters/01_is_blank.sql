-- Whether a cell says "no value" in a column of dates, amounts or flags. (A list after `in` would be joined, for every row.)
create or replace temp macro is_blank(cell) as
regexp_full_match(cell, '(?i)\s*(null|none|n/a|na|#n/a|nan|nat|-|--|–|—|n\.a\.)?\s*')
