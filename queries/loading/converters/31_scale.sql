-- What the words and signs around a number multiply it by.
create or replace temp macro scale(cell) as
case when regexp_matches(cell, '[(-]\s*[^0-9a-zA-Z]*[0-9]|[0-9]\s*-\s*$|^\s*[(-]') then -1 else 1 end
* case
    when regexp_matches(lower(cell), '[0-9]\s?k(\s?[a-z]{3}|\s?[$€£¥])?[\s)]*$') then 1000
    when regexp_matches(lower(cell), '[0-9]\s?(m|mn|mio)(\s?[a-z]{3}|\s?[$€£¥])?[\s)]*$') then 1000000
    else 1
end
