-- An account's name as two files share it: folded, without the legal form at its end.
-- Grain: one value.
-- Parameters: none
create or replace macro fold_account(cell) as
coalesce(
    nullif(
        regexp_replace(
            regexp_replace(
                trim(regexp_replace(replace(lower(strip_accents(cell)), '&', ' and '), '[^\p{L}\p{N}]+', ' ', 'g')),
                '(( and)?( co| company)?( inc| incorporated| gmbh| ltd| limited| llc| llp| lp| plc| corp| corporation'
                '| company| co| ag| kg| ohg| se| sa| sas| sarl| srl| spa| bv| nv| ab| oy| as| aps| pty| pte| kk'
                '| g m b h| l l c| s a| b v| n v))+$',
                ''
            ),
            ' ', '', 'g'
        ),
        ''
    ),
    fold(cell)
)
