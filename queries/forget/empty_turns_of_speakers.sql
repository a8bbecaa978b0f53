-- What a person said, taken out of the interviews they speak in.
-- Grain: one row per row changed.
-- Parameters: speakers, stand_in
update turns
set
    speaker = $stand_in,
    body = '[forgotten]'
where list_contains($speakers::varchar[], speaker)
