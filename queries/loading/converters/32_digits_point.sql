-- The digits of a number whose decimal mark is a point; null where its commas stand in odd places.
create or replace temp macro digits_point(cell) as
case
    when regexp_matches(
        regexp_replace(cell, '[^0-9.,]', '', 'g'), '^([0-9]{1,3}(,[0-9]{2,3})*,[0-9]{3}|[0-9]+)?(\.[0-9]+|\.)?$'
    ) then try_cast(replace(regexp_replace(cell, '[^0-9.,]', '', 'g'), ',', '') as decimal(26, 6))
end
