"""A company of six accounts, two of them lost in the first quarter of 2024, for tests of what is done about it."""

from queries import store


def small_company() -> store.Connection:
    """Accounts A to F; A and B gave notice and left in the first quarter of 2024; the data end with June 2024."""
    con = store.memory_database()
    con.execute(
        "insert into accounts (account_id, name, segment, region, owner, since_on, load_id)"
        " select letter, 'Account ' || letter, if(letter < 'C', 'key', 'small'), if(letter < 'D', 'North', 'East'),"
        " 'Tom Hadley', date '2020-01-01', 1 from (select unnest(['A', 'B', 'C', 'D', 'E', 'F']) as letter)"
    )
    con.execute(
        "insert into contracts (contract_id, account_id, starts_on, ends_on, monthly_fee, currency, load_id)"
        " select 'C-' || account_id, account_id, since_on,"
        " case account_id when 'A' then date '2024-02-29' when 'B' then date '2024-03-31' end,"
        " 1000, 'GBP', 1 from accounts"
    )
    con.execute(
        "insert into defections"
        " (loss_id, account_id, lost_on, notice_on, annual_value, currency, recorded_reason, load_id) values"
        " ('L-1', 'A', date '2024-02-29', date '2024-01-15', 12000, 'GBP', 'Price', 1),"
        " ('L-2', 'B', date '2024-03-31', date '2024-02-15', 12000, 'GBP', 'Price', 1)"
    )
    con.execute(
        "insert into interviews (interview_id, kind, account_id, account_name, loss_id, held_on, interviewee_role,"
        " language, content_sha256, load_id) values"
        " ('I-0', 'call', 'A', 'Account A', 'L-1', date '2023-12-01', 'buyer', 'en', 'x', 1),"
        " ('I-1', 'exit_interview', 'A', 'Account A', 'L-1', date '2024-03-10', 'buyer', 'en', 'y', 1)"
    )
    con.execute(
        "insert into turns (interview_id, turn, speaker, role, body) values"
        " ('I-0', 0, 'June Pockley', 'customer', 'Could you send me the contract?'),"
        " ('I-1', 0, 'June Pockley', 'customer', 'Tom never rang Account A back, and June <b>waited</b>.')"
    )
    con.execute(
        "insert into evidence values"
        " (1, 'I-0', 0, 0, 31, null, 'step3', null, 0.9, 't', '', '1', 'rules'),"
        " (2, 'I-1', 0, 0, 52, 'no_response', null, 'asserted', 0.9, 't', '', '1', 'rules')"
    )
    con.execute(
        "insert into readings values ('I-1', 'no_response', 0.9, '', '1', 'rules', timestamp '2024-03-11')"
    )
    con.execute(
        "insert into verdicts values"
        " (nextval('verdict_ids'), 'L-1', 'no_response', false, 'rules', 'I-1', 0.9, false, 'tagger', null,"
        " '1', 'rules', timestamp '2024-03-11', true)"
    )
    con.execute(
        "insert into settings values ('observed_since', '\"2022-01-01\"'), ('observed_until', '\"2024-07-01\"')"
    )
    with store.write(con):
        pass
    return con
