-- A date that a record can hold; years that only a slip of the hand makes are none.
create or replace temp macro plausible(day) as
case when day between date '1900-01-01' and date '2199-12-31' then day end
