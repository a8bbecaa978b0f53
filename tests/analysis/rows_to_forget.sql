-- One account whose every text is to go, and one that stays; read by test_forget.py.
insert into loads values (1, 'Brindle Marsh Dairy exit.txt', 'x', 'interviews', null, null, 1, 1, 0, 0, 0, 'me', now()::timestamp, null);
insert into loads values (2, 'all.csv', 'x', 'accounts', null, null, 2, 2, 0, 0, 0, 'me', now()::timestamp, null);
insert into accounts values
    ('BRINDLE-77', 'Brindle Marsh Dairy', 'mid', 'food', 'North', 'Harriet Quill', null, '2019-01-01', null, null,
     'brindlemarsh.example', '{"town": "Brindle Marsh Dairy town"}', 2),
    ('A-2', 'Other Foods', 'mid', 'food', 'North', 'Harriet Quill', null, '2019-01-01', null, null, null, null, 2);
insert into contracts values
    ('BRINDLE-77-1', 'BRINDLE-77', 'chemicals', '2019-01-01', '2024-03-31', 100, 'GBP', '2024-01-31', null, 2),
    ('C-2', 'A-2', 'chemicals', '2019-01-01', null, 100, 'GBP', null, null, 2);
insert into deals values
    ('D-1', 'BRINDLE-77', 'Brindle Marsh Dairy', '2023-01-01', '2023-02-01', 'lost', 'Closed Lost', 100, 'GBP', null,
     'curdling remark', null, null, null, null, null, null, 2);
insert into defections values
    ('L-1', 'BRINDLE-77', '2024-03-31', '2024-01-31', 1200, 'GBP', 'Price', null, 'curdling remark', null, 'Harriet Quill', true,
     null, 2),
    ('L-2', 'A-2', '2024-05-31', '2024-02-28', 1200, 'GBP', 'Price', null, null, null, 'Harriet Quill', false, null, 2);
insert into interviews values
    ('i-1', 'exit_interview', 'Brindle Marsh Dairy', 'BRINDLE-77', 'L-1', null, '2024-04-10', 'Ottoline Quay, owner', true,
     'Miriam Strand', 'curdling remark', 'en', true, null, 'Brindle Marsh Dairy exit.txt', 'abc', 1),
    ('i-2', 'exit_interview', 'Other Foods', 'A-2', 'L-2', null, '2024-06-10', 'owner', true, 'Miriam Strand', null, 'en', true,
     null, 'other.txt', 'def', 2);
insert into turns values
    ('i-1', 0, 'Miriam Strand', 'interviewer', 0, 'Ottoline, what happened?'),
    ('i-1', 1, 'Ottoline Quay', 'customer', 4, 'For a week the whey tank ran dry and nobody came.'),
    ('i-2', 0, 'Sam Holt', 'customer', 0, 'Ottoline Quay of Brindle Marsh Dairy warned me. You never rang.');
insert into evidence values
    (1, 'i-1', 1, 0, 40, 'no_response', null, 'asserted', 0.9, 'rule', 'the whey tank ran dry', '1', '1'),
    (2, 'i-2', 0, 48, 62, 'no_response', null, 'asserted', 0.9, 'rule', 'never rang', '1', '1');
insert into readings values ('i-1', 'no_response', 0.9, 'the whey tank ran dry', '1', '1', now()::timestamp);
insert into readings values ('i-2', 'no_response', 0.9, 'never rang', '1', '1', now()::timestamp);
insert into verdicts values
    (1, 'L-1', 'no_response', false, 'model', 'i-1', 0.9, false, 'model', 'the whey tank ran dry', '1', '1', now()::timestamp, true),
    (2, 'L-2', 'no_response', false, 'model', 'i-2', 0.9, false, 'model', 'never rang', '1', '1', now()::timestamp, true);
insert into notes values ('N-1', 'BRINDLE-77', '2023-01-01', 'Harriet Quill', 'note', 'the whey tank ran dry again', 2);
insert into note_evidence values ('N-1', 0, 5, 'reliability', null, 'asserted', 0.5, 'rule', 'the whey tank ran dry', '1', '1');
insert into rejected_rows values (2, 3, 'amount', 'x', 'no number', '{"Customer": "Brindle Marsh Dairy", "amount": "x"}');
insert into replaced_rows values (2, 'turns', 'i-1', '{"interview_id": "i-1", "body": "the whey tank ran dry"}');
insert into changes values
    (nextval('change_ids'), now()::timestamp, 'me', 'evidence', '1', 'all', '{"interview_id": "i-1", "why": "the whey tank ran dry"}', null, null);
insert into whys values ('L-1', 1, 'the whey tank ran dry', 'me', now()::timestamp);
insert into lessons values (1, 'L-1', 'curdling remark', 'me', now()::timestamp);
insert into litmus_answers values ('BRINDLE-77', 'q', 'curdling remark', 'me', '2023-01-01', '1', now()::timestamp);
insert into save_plans values (1, 'BRINDLE-77', '2023-01-01', 'me', '2023-02-01', null);
insert into plan_steps values (1, 1, 'Ring Ottoline Quay', 'curdling remark', 'me', '2023-01-20', null, null);
insert into disengagements values
    (1, 'D-1', 'public', 'curdling remark', 'cheese letter', 'me', now()::timestamp, null, null, null, null, null);
insert into win_backs values (1, 'L-1', 'me', 'Ottoline Quay', '2024-06-01', 'open', null, 'curdling remark');
insert into reviews values
    (1, '2024-01-01', '2024-04-01', '{}', '[{"account": "Brindle Marsh Dairy"}]', '1', '1', 1, 'me', now()::timestamp);
insert into review_notes values (1, '2024-01-01', '2024-04-01', 'note', 'Brindle Marsh Dairy left', null, null, 'me', now()::timestamp);
