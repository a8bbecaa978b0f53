-- An account's name as two files share it: folded, without the legal form at its end.
-- Grain: one value.
-- Parameters: none
create or replace macro fold_account(cell) as
coalesce(nullif(replace(company_words(cell), ' ', ''), ''), fold(cell))
