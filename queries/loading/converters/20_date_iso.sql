-- A date, or the day of a timestamp in the setting `timezone`, written year first.
create or replace temp macro date_iso(cell) as
plausible(case
    when regexp_matches(cell, '[0-9] ?(Z|[+-][0-9]{2}:?[0-9]{2})\s*$') and length(cell) > 16
        then (try_cast(trim(cell) as timestamptz) at time zone coalesce(getvariable('timezone'), 'UTC'))::date
    else coalesce(
        try_cast(cell as date),
        try_strptime(trim(cell), '%Y%m%d')::date,
        try_cast(replace(trim(cell), '.', '-') as date)
    )
end)
