-- Rows of a file of notes on accounts as the table holds them; a note without an id goes by what it says.
-- Grain: one row per row of the file.
-- Parameters: none
with named as (
    select
        converted.*,
        coalesce(converted.account_id, known_names.account_id, converted.account_name) as known_account_id
    from converted
    left join known_names on known_names.folded = fold_account(converted.account_name)
)

select
    row_number,
    problem,
    coalesce(note_id, md5(concat_ws(chr(31), known_account_id, written_on, author, body))) as note_id,
    known_account_id as account_id,
    account_name,
    written_on,
    author,
    case when fold(note_kind) in ('call', 'ticket', 'comment') then fold(note_kind) else 'note' end as note_kind,
    body
from named
