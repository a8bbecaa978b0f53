-- The day, in UTC, of a count of seconds since 1970. Only digits: a float may also be read from `-infinity`.
create or replace temp macro date_epoch_s(cell) as
coalesce(
    plausible(
        to_timestamp(
            case
                when regexp_full_match(trim(cell), '-?[0-9]{8,11}(\.[0-9]+)?') then try_cast(trim(cell) as double)
            end
        )::timestamp::date
    ),
    date_iso(cell)
)
