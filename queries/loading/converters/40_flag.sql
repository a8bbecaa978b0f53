-- Yes or no, in the words that exports use for either.
create or replace temp macro flag(cell) as
case
    when cell = 'no' then false  -- the two that most exports use; looking in a list is slow
    when cell = 'yes' then true
    when list_contains(
        [
            'yes', 'true', '1', 'y', 't', '1.0', 'x', 'ja', 'oui', 'si', 'sí', 'churned', 'churn', 'left', 'lost', 'gone',
            'exited', 'cancelled', 'canceled', 'attrited', 'inactive', 'closed', 'terminated', 'attrited customer'
        ],
        lower(trim(cell))
    ) then true
    when list_contains(
        [
            'no', 'false', '0', 'n', 'f', '0.0', 'nein', 'non', 'stayed', 'joined', 'active', 'retained', 'current', 'new',
            'existing', 'live', 'existing customer', 'not churned'
        ],
        lower(trim(cell))
    ) then false
end
