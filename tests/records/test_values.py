"""How a column is written is decided by the column; what it cannot decide is asked; every cell is read by it."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from queries import staging, store
from records.fields import fold
from records.values import decide
from tests.legal_forms import LEGAL_FORMS

D = Decimal


@pytest.fixture(scope="module")
def con() -> Iterator[store.Connection]:
    con = store.memory_database()
    staging.prepare(con, stage_defaults={})
    yield con
    con.close()


@pytest.mark.parametrize(
    ("values", "converter", "choices"),
    [
        (["2024-03-31", "2024-02-01"], "date_iso", ()),
        (["2024-03-31T10:00:00Z", ""], "date_iso", ()),
        (["20240331"], "date_iso", ()),
        (["31/03/2024", "01/02/2024"], "date_day_first", ()),
        (["3/31/2024", "1/2/2024"], "date_month_first", ()),
        (["3/31/24", "1/2/24 9:05 PM"], "date_month_first", ()),
        (["01/02/2024", "03/04/2024"], "date_day_first", ("day_first", "month_first")),
        (["31/01/2024", "01/31/2024"], "date_day_first", ("day_first", "month_first")),  # both in one column
        (["01.02.2024", "03.04.2024"], "date_day_first", ()),  # no country writes the month first with dots
        (["2019-03-15", "2020-01-01", "15.03.2019"], "date_day_first", ()),  # dates of Excel among typed ones
        (["2019-03-15", "2020-01-01", "03/04/2019"], "date_day_first", ("day_first", "month_first")),
        (["31 Mar 2024", "1 Feb 2024"], "date_named", ()),
        (["Mar 31, 2024"], "date_named", ()),
        (["45382", "45323"], "date_excel", ()),
        (["1711843200"], "date_epoch_s", ()),
        (["1711843200000"], "date_epoch_ms", ()),
        (["", "N/A", "-"], "date_iso", ()),
        (["12", "13"], "date_iso", ()),  # no date at all: every row is rejected with its reason
    ],
)
def test_the_order_of_dates(values: list[str], converter: str, choices: tuple[str, ...]) -> None:
    decision = decide("lost_on", values)

    assert (decision.converter, decision.choices) == (converter, choices)


@pytest.mark.parametrize(
    ("values", "converter", "choices"),
    [
        (["1200", "13"], "money_point", ()),
        (["1,200.50"], "money_point", ()),
        (["1.200,50"], "money_comma", ()),
        (["12,5"], "money_comma", ()),
        (["1,200", "900"], "money_point", ()),  # a comma before three digits separates thousands
        (["1.200.000"], "money_comma", ()),
        (["1.200", "900"], "money_point", ("decimal_point", "decimal_comma")),
        (["1.200", "900.5"], "money_point", ()),
        (["1.20", "1,30"], "money_point", ("decimal_point", "decimal_comma")),
        (["USD 12,000.00", "(300)", "12k"], "money_point", ()),
        (["€ 1.200,50"], "money_comma", ()),
    ],
)
def test_the_decimal_mark_of_amounts(values: list[str], converter: str, choices: tuple[str, ...]) -> None:
    decision = decide("annual_value", values)

    assert (decision.converter, decision.choices) == (converter, choices)


@pytest.mark.parametrize(
    ("macro", "cell", "value"),
    [
        ("money_point", "1200", D("1200.00")),
        ("money_point", " 1,200.5 ", D("1200.50")),
        ("money_point", "USD 12,000.00", D("12000.00")),
        ("money_point", "12,000.00 GBP", D("12000.00")),
        ("money_point", "$12k", D("12000.00")),
        ("money_point", "1.5m", D("1500000.00")),
        ("money_point", "(300)", D("-300.00")),
        ("money_point", "($1,300.25)", D("-1300.25")),
        ("money_point", "300-", D("-300.00")),
        ("money_point", "CHF 1'200.50", D("1200.50")),
        ("money_point", "1,20", None),
        ("money_point", "12 or so", None),
        ("money_point", "N/A", None),
        ("money_comma", "€ 1.200,50", D("1200.50")),
        ("money_comma", "1200", D("1200.00")),
        ("money_comma", "1 200,50 €", D("1200.50")),
        ("money_comma", "-12,5", D("-12.50")),
        ("money_comma", "1.200.000", D("1200000.00")),
        ("money_comma", "1,200.50", None),
        ("number_point", "14.5", 14.5),
        ("number_comma", "14,5", 14.5),
        ("date_iso", "2024-02-29", date(2024, 2, 29)),
        ("date_iso", "2023-02-29", None),
        ("date_iso", "2024-03-31T23:30:00-02:00", date(2024, 4, 1)),  # the day in UTC
        ("date_iso", "2024-03-31 23:30:00", date(2024, 3, 31)),
        ("date_iso", "20240331", date(2024, 3, 31)),
        ("date_iso", "2024.03.31", date(2024, 3, 31)),
        ("date_iso", "0000-00-00", None),
        ("date_iso", "1024-03-31", None),
        ("date_day_first", "31/03/2024", date(2024, 3, 31)),
        ("date_day_first", "1.2.24", date(2024, 2, 1)),
        ("date_day_first", "01-02-2024 14:05", date(2024, 2, 1)),
        ("date_day_first", "2024-02-01", date(2024, 2, 1)),
        ("date_day_first", "01/31/2024", None),
        ("date_day_first", "31/02/2024", None),
        ("date_day_first", "01/02/2024 or later", None),
        ("date_month_first", "3/31/2024, 9:14 AM", date(2024, 3, 31)),
        ("date_month_first", "31/3/2024", None),
        ("date_named", "31 Mar 2024", date(2024, 3, 31)),
        ("date_named", "March 31, 2024", date(2024, 3, 31)),
        ("date_named", "31-Mar-24", date(2024, 3, 31)),
        ("date_excel", "45382", date(2024, 3, 31)),
        ("date_excel", "45382.75", date(2024, 3, 31)),
        ("date_epoch_s", "1711843200", date(2024, 3, 31)),
        ("date_epoch_ms", "1711929599999", date(2024, 3, 31)),
        ("flag", "Churned", True),
        ("flag", "stayed", False),
        ("flag", "perhaps", None),
        ("months_of", "Yearly", 12.0),
        ("currency_of", "12,000.00 GBP", "GBP"),
        ("currency_of", "€ 12", "EUR"),
        ("currency_of", "12", None),
        ("fold_account", "Mill & Sons, Ltd.", "millandsons"),
        ("fold_account", "MÜLLER Wäscherei GmbH & Co. KG", "mullerwascherei"),
        ("fold_account", "Harrow Dairies Inc", "harrowdairies"),
        ("fold_account", "Ltd", "ltd"),
        *(("fold_account", f"Osterby Energi {form}", "osterbyenergi") for form in LEGAL_FORMS),
        ("fold_account", "Osterby Energias", "osterbyenergias"),
        ("text", "  None ", "None"),
        ("text", "   ", None),
        ("text", "\u00a0Mill\u2003", "Mill"),
        ("text", "\u3000", None),
        ("text", "Mill\t", "Mill\t"),
        ("text", "", None),
    ],
)
def test_a_cell_is_read_or_is_no_value(con: store.Connection, macro: str, cell: str, value: object) -> None:
    assert con.execute(f"select {macro}($cell)", {"cell": cell}).fetchone() == (value,)


@settings(max_examples=200)
@given(st.text(st.characters(codec="utf-8"), max_size=6), st.sampled_from([" ", "", "\u00a0"]))
def test_words_that_need_no_trimming_are_told_apart_from_those_that_do(
    con: store.Connection, words: str, space: str
) -> None:
    cell = f"{space}{words}{space}"
    read, trimmed = (
        con.execute("select text($cell), nullif(trim($cell), '')", {"cell": cell}).fetchone() or ()
    )

    assert read == trimmed


DAYS = st.dates(date(1970, 1, 2), date(2099, 12, 31))
WRITTEN = {
    "%Y-%m-%d": "date_iso",
    "%d/%m/%Y": "date_day_first",
    "%d.%m.%Y": "date_day_first",
    "%m/%d/%Y": "date_month_first",
    "%d %b %Y": "date_named",
}


@settings(max_examples=60)
@given(st.lists(DAYS, min_size=1, max_size=20), st.sampled_from(sorted(WRITTEN)))
def test_dates_are_read_as_written_or_asked_for(con: store.Connection, days: list[date], form: str) -> None:
    cells = [day.strftime(form) for day in days]

    decision = decide("lost_on", cells)

    if decision.choices:  # only where no day is above 12, so that nothing decides
        assert all(day.day <= 12 for day in days)
    else:
        assert decision.converter == WRITTEN[form]
        found = con.execute(f"select {decision.converter}(unnest($cells))", {"cells": cells}).fetchall()
        assert [day for (day,) in found] == days


@settings(max_examples=60)
@given(st.lists(st.decimals(0, 10**9, places=2), min_size=1, max_size=20), st.booleans())
def test_amounts_are_read_as_written(con: store.Connection, amounts: list[Decimal], comma: bool) -> None:
    swapped = str.maketrans(",.", ".,") if comma else {}
    cells = [f"{amount:,.2f}".translate(swapped) for amount in amounts]

    decision = decide("annual_value", cells)

    assert not decision.choices
    found = con.execute(f"select {decision.converter}(unnest($cells))", {"cells": cells}).fetchall()
    assert [amount for (amount,) in found] == amounts


@settings(max_examples=200)
@given(st.text(max_size=30))
@example("-INFINITY")  # a float, and no day
@example("INFINITYINFIN")
@example("1e30000000000")
@example("99999999999")
@example("-99999999999999.5")
@example("NaN")
def test_no_cell_brings_a_converter_down(con: store.Connection, cell: str) -> None:
    cell = cell.encode("utf-8", "replace").decode()
    macros = (
        "date_iso",
        "date_day_first",
        "date_month_first",
        "date_named",
        "date_excel",
        "date_epoch_s",
        "date_epoch_ms",
    )
    more = (
        "money_point",
        "money_comma",
        "number_point",
        "number_comma",
        "flag",
        "months_of",
        "currency_of",
        "fold_account",
    )

    for macro in (*macros, *more):
        con.execute(f"select {macro}($cell)", {"cell": cell})


@settings(max_examples=100)
@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=20))
def test_both_foldings_of_names_agree(con: store.Connection, name: str) -> None:
    """Stage names are folded here for the delivered ones and in SQL for those of a file."""
    if name.isascii():
        assert con.execute("select fold($name)", {"name": name}).fetchone() == (fold(name),)


def test_timestamps_become_days_in_the_zone_of_the_setting() -> None:
    con = store.memory_database()
    staging.prepare(con, stage_defaults={}, timezone="America/New_York")

    assert con.execute("select date_iso('2024-03-31T02:00:00Z')").fetchone() == (
        date(2024, 3, 31) - timedelta(1),
    )
    con.close()
