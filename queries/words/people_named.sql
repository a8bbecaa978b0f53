-- People whom the records or earlier words name: owners, authors of notes, speakers, leaders of interviews, contacts.
-- Grain: one row per name.
-- Parameters: none
select owner as named from accounts where owner is not null
union
select owner from deals where owner is not null
union
select owner from defections where owner is not null
union
select owner from actions where owner is not null
union
select author from notes where author is not null
union
select speaker from turns
union
select led_by from interviews where led_by is not null
union
select contact from win_backs where contact is not null
order by named
