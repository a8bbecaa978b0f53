-- Words, without spaces around them; nothing else is taken for a missing value. (Most cells need no trimming, which is slow.)
create or replace temp macro text(cell) as
case when cell < '!' or suffix(cell, ' ') or strlen(cell) <> length(cell) then nullif(trim(cell), '') else cell end
