"""What the fields of a file of rows are, in words: what a person chooses for a column on the Upload page."""

WORDS = {
    "account_id": "Customer, by number or id",
    "account_name": "Customer, by name",
    "action_id": "Id of the measure",
    "annual_value": "Value a year",
    "author": "Written by",
    "body": "Words of the note",
    "cause": "Cause it aims at",
    "closed_on": "Day the deal was decided",
    "competitor": "Competitor",
    "contract_id": "Id of the contract",
    "currency": "Currency",
    "deal_id": "Id of the deal",
    "deal_name": "Name of the deal",
    "deal_type": "Type of deal",
    "description": "Description",
    "email_domain": "Domain of their e-mail",
    "ended_on": "Last day of the measure",
    "ends_on": "Last day of service",
    "exec_contact": "Do we know who decides there",
    "fee_interval": "How often the fee is due",
    "has_left": "Has left",
    "industry": "Industry",
    "interviewed_flag": "Was interviewed",
    "is_lost": "Is lost",
    "is_won": "Is won",
    "loss_id": "Id of the loss",
    "lost_on": "Last day",
    "management_changed_on": "Day their management changed",
    "monthly_fee": "Fee a month",
    "monthly_value": "Value a month",
    "name": "Name of the customer",
    "note_id": "Id of the note",
    "note_kind": "Kind of note",
    "notice_on": "Day of the notice",
    "opened_on": "Day the deal was opened",
    "outcome": "Stage or outcome",
    "owner": "Who is responsible with us",
    "product": "Product",
    "product_line": "Product line",
    "rate": "Exchange rate",
    "rate_year": "Year of the rate",
    "recorded_category": "Reason on record, in a category",
    "recorded_reason": "Reason on record",
    "region": "Region",
    "renews_on": "Day of renewal",
    "scope": "Whom it covers",
    "scope_filter": "Which of them it covers",
    "segment": "Segment",
    "since_on": "Customer since",
    "source": "Where the deal came from",
    "started_on": "First day of the measure",
    "starts_on": "First day of service",
    "sub_reason": "Reason on record, in detail",
    "tenure_months": "Months as a customer",
    "title": "Name of the measure",
    "won_on": "Day it was won",
    "written_on": "Day it was written",
}

KINDS = {
    "actions": "measures",
    "defections": "lost customers",
    "exchange_rates": "exchange rates",
    "snapshot": "customers of one day",
}


def kind_in_words(kind: str) -> str:
    """What a file holds: `lost customers`, where its rows are called defections."""
    return KINDS.get(kind, kind)


def field_in_words(field: str) -> str:
    """`Last day (lost_on)`; what is no field of ours stays as it is."""
    return f"{WORDS[field]} ({field})" if field in WORDS else field
