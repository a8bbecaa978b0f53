-- The digits of a number whose decimal mark is a comma; null where its points stand in odd places.
create or replace temp macro digits_comma(cell) as
digits_point(translate(cell, ',.', '.,'))
