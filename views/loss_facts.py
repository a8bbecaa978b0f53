"""The facts of one loss, and its three reasons side by side: recorded, said first, found."""

from typing import Any

from analysis import judging_words, loss_list, wording
from analysis.figures import palette
from analysis.sentences import amount, day, span
from views import session
from views.text import literal, passage

SHRUNK = "it had cut its contract in the year before"


def heading(facts: dict[str, Any]) -> None:
    """Who was lost, when, and what that is worth."""
    name = facts["account_name"] or facts["account_id"] or facts["loss_id"]
    passage(f"<h1>{literal(name)}</h1>", name="heading")
    passage(" · ".join(literal(fact) for fact in known(facts) if fact), name="under")


def known(facts: dict[str, Any]) -> list[str | None]:
    """Every fact in words; None or nothing for what is not on record."""
    value, months = facts["annual_value"], facts["tenure_months"]
    return [
        wording.KINDS[facts["kind"]][:-1],
        facts["loss_id"],
        facts["segment"],
        facts["industry"],
        facts["region"],
        f"lost on {day(facts['lost_on'])}",
        f"announced on {day(facts['announced_on'])}",
        None if value is None else f"{amount(value, facts['currency'] or session.currency())} a year",
        None if months is None else f"a customer for {span(months)}",
        SHRUNK if facts["shrunk_before_loss"] else None,
        f"owner {facts['owner']}" if facts["owner"] else None,
        f"went to {facts['competitor']}" if facts["competitor"] else None,
    ]


def reasons(facts: dict[str, Any]) -> None:
    """Recorded, stated and root cause side by side."""
    root = loss_list.root_in_words(facts["root_cause"], facts["verdict_source"], facts["is_disputed"])
    cards = (
        (
            "What our records say",
            facts["recorded_reason"] or "Nothing",
            facts["sub_reason"] or "",
            palette.RECORDED,
        ),
        (
            "What they said first",
            wording.cause(facts["stated_cause"]),
            "",
            palette.cause_colour(facts["stated_cause"]),
        ),
        ("Root cause", root, judging_words.rests_on(facts), palette.cause_colour(facts["root_cause"])),
    )
    passage(
        "".join(
            f'<div style="--cause:{colour}"><small>{title}</small><strong>{literal(answer)}</strong>'
            f"<small>{literal(note)}</small></div>"
            for title, answer, note, colour in cards
        ),
        name="reasons",
    )
