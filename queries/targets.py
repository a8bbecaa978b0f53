"""Which tables a file of each kind fills, what makes two rows the same, and what a row must have."""

from collections.abc import Mapping
from dataclasses import dataclass, field

SQL_TYPES = {
    "text": "varchar",
    "date": "date",
    "money": "decimal(18, 2)",
    "number": "double",
    "flag": "boolean",
    "stage": "varchar",
    "interval": "double",
}
SHIFTED = {
    "": "{value}",
    "next_day": "({value} - 1)",
    "yearly": "({value} / 12)::decimal(18, 2)",
    "monthly": "({value} * 12)::decimal(18, 2)",
}
PROBLEMS = {
    "date_iso": "is no date; expected YYYY-MM-DD, as elsewhere in the column",
    "date_named": "is no date; expected a date such as 31 Mar 2024, as elsewhere in the column",
    "date_day_first": "is no date; expected DD/MM/YYYY, as elsewhere in the column, or YYYY-MM-DD",
    "date_month_first": "is no date; expected MM/DD/YYYY, as elsewhere in the column, or YYYY-MM-DD",
    "date_excel": "is no date; expected a count of days as spreadsheets keep it, or YYYY-MM-DD",
    "date_epoch_s": "is no date; expected seconds since 1970, or YYYY-MM-DD",
    "date_epoch_ms": "is no date; expected milliseconds since 1970, or YYYY-MM-DD",
    "money_point": "is no amount; expected one such as 1200.50 or USD 1,200.50",
    "money_comma": "is no amount; expected one such as 1200,50 or EUR 1.200,50",
    "number_point": "is no number; expected one such as 12 or 12.5",
    "number_comma": "is no number; expected one such as 12 or 12,5",
    "flag": "is neither yes nor no; expected yes, no, true, false, 1, 0 or a word for left or stayed",
    "interval": "is no period of billing; expected month, quarter or year",
}


LINE_PROBLEMS = {
    "TOO MANY COLUMNS": "is no row of the table: it has more cells than there are headers",
    "MISSING COLUMNS": "is no row of the table: it has fewer cells than there are headers",
    "UNQUOTED VALUE": "is no row of the table: a quotation mark stands where none can",
    "LINE SIZE OVER MAXIMUM": "is no row of the table: it is longer than 4,000,000 bytes",
    "": "is no row of the table; expected as many cells as there are headers",
}


@dataclass(frozen=True)
class Target:
    """A table that a file fills from `source`. A column changes only where the file fills one of its `needs`."""

    table: str
    key: tuple[str, ...]
    columns: tuple[str, ...]
    required: tuple[str, ...] = ()
    needs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    source: str = "arrivals"
    before: str = ""  # a step that makes ready what this target needs

    @property
    def same_row(self) -> str:
        """Condition under which a row of the file is the row `target` of the table."""
        return " and ".join(f"target.{column} = arrivals.{column}" for column in self.key)

    def filled(self, column: str, mapped: frozenset[str]) -> bool:
        """Whether the file says anything about this column."""
        return bool(mapped & set(self.needs.get(column, (column,))))


def _columns(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_MONEY = ("currency", "annual_value", "monthly_fee", "monthly_value")
_OWNER = {"account_id": ("account_id", "account_name")}

_ACCOUNTS = Target(
    "accounts",
    ("account_id",),
    _columns(
        "account_id name segment industry region owner product since_on exec_contact management_changed_on"
        " email_domain attributes"
    ),
    required=("account_id", "name"),
)
_DEFECTIONS = Target(
    "defections",
    ("loss_id",),
    _columns(
        "loss_id account_id lost_on notice_on annual_value currency recorded_reason recorded_category sub_reason"
        " competitor owner interviewed_flag"
    ),
    required=("account_id", "lost_on", "loss_id"),
    needs={"currency": _MONEY, **_OWNER},
    before="insert_account_stubs",
)

PLANS: dict[str, tuple[Target, ...]] = {
    "accounts": (_ACCOUNTS,),
    "contracts": (
        Target(
            "contracts",
            ("contract_id",),
            _columns(
                "contract_id account_id product_line starts_on ends_on monthly_fee currency notice_on renews_on"
            ),
            required=("account_id", "starts_on", "monthly_fee", "contract_id"),
            needs={"currency": _MONEY, **_OWNER},
            before="insert_account_stubs",
        ),
    ),
    "deals": (
        Target(
            "deals",
            ("deal_id",),
            _columns(
                "deal_id account_id account_name opened_on closed_on outcome stage annual_value currency competitor"
                " recorded_reason owner product segment region source deal_type"
            ),
            required=("deal_id", "outcome"),
            needs={
                "currency": _MONEY,
                "stage": ("outcome",),
                "outcome": ("outcome", "is_won", "is_lost"),
                "closed_on": ("closed_on", "won_on"),
                **_OWNER,
            },
        ),
    ),
    "defections": (_DEFECTIONS,),
    "snapshot": (
        Target(
            "snapshot_customers",
            ("account_id", "as_of"),
            _columns(
                "account_id as_of has_left tenure_months monthly_value recorded_reason recorded_category"
            ),
            required=("account_id", "has_left"),
        ),
        Target("accounts", ("account_id",), _columns("account_id name segment industry region attributes")),
        Target(
            "defections",
            ("loss_id",),
            _columns("loss_id account_id annual_value currency recorded_reason recorded_category as_of"),
            needs={"annual_value": ("monthly_value",), "currency": ("monthly_value",)},
            source="derived_defections",
            before="snapshot_defections",
        ),
    ),
    "notes": (
        Target(
            "notes",
            ("note_id",),
            _columns("note_id account_id written_on author note_kind body"),
            required=("account_id", "body", "note_id"),
            needs=_OWNER,
            before="insert_account_stubs",
        ),
    ),
    "actions": (
        Target(
            "actions",
            ("action_id",),
            _columns("action_id title cause scope scope_filter started_on ended_on owner description"),
            required=("title", "cause", "started_on", "action_id"),
            needs={"scope_filter": ("scope", "scope_filter")},
        ),
    ),
    "exchange_rates": (
        Target(
            "exchange_rates",
            ("currency", "rate_year"),
            _columns("currency rate_year rate"),
            required=("currency", "rate_year", "rate"),
        ),
    ),
}
