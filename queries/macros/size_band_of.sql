-- The number of the size band of a value, from '1' below the first of the limits; null where no value is known.
-- Grain: one value.
-- Parameters: none
create or replace macro size_band_of(band_value, limits) as
case when band_value is not null
    then (1 + len(list_filter(limits::double[], lambda size: band_value >= size)))::varchar
end
