"""What keeping a part of the losses of a cause is worth, in words that say that it is an upper bound."""

import pandas as pd

from analysis import sentences, wording


def in_words(found: pd.DataFrame, *, currency: str) -> str:
    """The one row of `worth_of_cause` as a sentence titled 'at most', with what it rests on."""
    row = found.iloc[0]
    if pd.isna(row["worth_at_most"]) or not row["value"]:
        return (
            "It cannot be said: too few customers can be followed for a year, or these losses have no value."
        )
    worth, value = (sentences.amount(row[name], currency) for name in ("worth_at_most", "value"))
    losses = sentences.count_of(int(row["losses"]), "loss", "losses")
    kept, there = (sentences.percent(row[name], 0) for name in ("share_kept", "share_after_a_year"))
    return (
        f"At most {worth} after a year: {kept} of the {value} a year lost in "
        f"{losses} to {wording.cause(row['cause']).lower()}, of which {there} "
        "would still be there twelve months on, as customers go. The part that could be kept is your own guess; "
        f"nothing in the data says it.{sentences.left_out(int(row['without_value']))}"
    )
