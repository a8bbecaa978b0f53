-- A company's name word by word, without the legal form at its end; the words are parted by single spaces.
-- Grain: one value.
-- Parameters: none
create or replace macro company_words(cell) as
regexp_replace(
    bare_words(cell),
    '(( and)?( co| company)?( inc| incorporated| ltd| limited| llc| l l c| llp| l l p| lp| l p| plc| p l c| corp'
    '| corporation| company| co| pty| pte| pvt| gmbh| g m b h| mbh| ug| ag| a g| kgaa| kg| k g| ohg| gbr| eg| ek'
    '| e k| ekfm| e kfm| ev| e v| se| sa| s a| sa de cv| s a de c v| sas| s a s| sarl| s a r l| eurl| snc| s n c'
    '| srl| s r l| spa| s p a| sl| s l| slu| lda| ltda| bv| b v| bvba| nv| n v| vof| ab| a b| publ| oy| o y| oyj'
    '| as| a s| asa| aps| kk| k k| kft| zrt| sro| s r o| doo| d o o| sp z o o| jsc))+$',
    ''
)
