-- Yes or no, in the words that exports use for either.
create or replace temp macro flag(cell) as
case
    when lower(trim(cell)) in (
        'yes', 'y', 'true', 't', '1', '1.0', 'x', 'ja', 'oui', 'si', 'sí', 'churned', 'churn', 'left', 'lost', 'gone',
        'exited', 'cancelled', 'canceled', 'attrited', 'inactive', 'closed', 'terminated', 'attrited customer'
    ) then true
    when lower(trim(cell)) in (
        'no', 'n', 'false', 'f', '0', '0.0', 'nein', 'non', 'stayed', 'joined', 'active', 'retained', 'current', 'new',
        'existing', 'live', 'existing customer', 'not churned'
    ) then false
end
