-- The day, in UTC, of a count of milliseconds since 1970. Only digits: a float may also be read from `-infinity`.
create or replace temp macro date_epoch_ms(cell) as
coalesce(
    plausible(
        epoch_ms(
            case when regexp_full_match(trim(cell), '-?[0-9]{11,14}(\.[0-9]+)?')
                then try_cast(trim(cell) as double)::bigint end
        )::date
    ),
    date_iso(cell)
)
