"""The quarterly retention review: what was found, what it teaches, what to do; written as PPTX or as one HTML file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from analysis import choices, sentences, wording
from analysis.causes import share_of_losses_by_cause
from analysis.early_warning.at_risk import at_risk_in_short, ranked_accounts
from analysis.leading import leading_cause
from analysis.observed import observed
from analysis.review.actions import (
    ACCOUNTS_SHOWN,
    actions_slide,
    at_risk_slide,
    decisions_slide,
    restated_slide,
)
from analysis.review.causes import a_year_before, causes_slide, recorded_slide
from analysis.review.findings import bridge_slide, retention_slide, sentence_slide
from analysis.review.freeze import last_approved_before
from analysis.review.html import write_html
from analysis.review.losses import loss_slides
from analysis.review.notes import meeting_notes
from analysis.review.numbers import ReviewError, Term, counted, figures_of, label_of, losses_of, term_of
from analysis.review.pptx import write_pptx
from analysis.review.restating import restated
from analysis.review.slides import Deck, Slide
from queries import store

WRITERS: dict[str, Callable[[Deck, Path], int]] = {".pptx": write_pptx, ".html": write_html}


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written, how many slides it holds (on a page: sections), and the sentence of the period."""

    path: Path
    slides: int
    sentence: str


def compose(con: store.Connection, *, since: date, until: date, today: date) -> Deck:
    """The review of the days `[since, until)`.

    Raises:
        ReviewError: the days cannot be reviewed; the sentence says which can.
    """
    term = term_of(con, since, until)
    lost = losses_of(con, since, until)
    figures = figures_of(con, since, until, lost)
    before = figures_of(con, *term.before, losses_of(con, *term.before)) if term.before_is_seen else {}
    currency = choices.reporting_currency(con)
    leading = leading_cause(con, since=since, until=until)
    stretch = share_of_losses_by_cause(con, since=min(since, a_year_before(until)), until=until)
    living = at_risk_in_short(con, today=today)
    first = ranked_accounts(con, today=today, page_size=ACCOUNTS_SHOWN)
    notes = meeting_notes(con, since, until)
    slides = [
        sentence_slide(con, term, figures, before, leading, currency),
        retention_slide(con, term, figures),
        bridge_slide(term, figures, currency),
        causes_slide(term, figures, before, leading, stretch),
        recorded_slide(con, term),
        *loss_slides(con, lost),
        actions_slide(con, term),
        at_risk_slide(first, living, currency, last_day=last_day(con)),
        decisions_slide(con, term, living, stretch, today=today, notes=notes, currency=currency),
        *since_the_last(con, term, currency),
    ]
    return Deck(
        f"Retention review, {term.label}", subtitle_of(con, term), gathered(slides), figures, counted(lost),
        made_with(con, today),
    )  # fmt: skip


def gathered(slides: Sequence[Slide]) -> tuple[Slide, ...]:
    """The slides, those of which there is but a sentence gathered on one of their own, so that none is empty."""
    alone = [slide for slide in slides if slide.is_title_alone]
    if not alone:
        return tuple(slides)
    parts = sentences.count_of(len(alone), "part")
    nothing = Slide(
        "nothing",
        f"There is nothing to show of {parts} of this review, and why",
        tuple(f"{slide.title.removesuffix('.')}." for slide in alone),
        behind=" ".join(dict.fromkeys(slide.behind for slide in alone)),
    )
    return (*(slide for slide in slides if not slide.is_title_alone), nothing)


def subtitle_of(con: store.Connection, term: Term) -> str:
    """The days covered, a warning where the data do not reach over all of them, and whether all of it is invented."""
    days = f"{sentences.day(term.since)} up to, not including, {sentences.day(term.until)}"
    if store.is_sample(con):
        days = f"Demo company, invented; {days}"
    if term.is_complete:
        return days
    seen = observed(con)
    return (
        f"{days}; incomplete, as the data cover {sentences.day(seen.since)} up to {sentences.day(seen.until)}"
    )


def last_day(con: store.Connection) -> date | None:
    """The last day that the data cover: that of the living accounts, whatever the period."""
    until = observed(con).until
    return until - timedelta(days=1) if until else None


def made_with(con: store.Connection, today: date) -> str:
    """Versions and dates that stand on every slide."""
    versions = store.rows(con, "versions_in_use", "action")[0]
    return (
        f"Codebook {versions['codebook_version']} · {wording.readers(versions['model_version'])} · "
        f"data up to {sentences.day(observed(con).until)} · made {sentences.day(today)}"
    )


def since_the_last(con: store.Connection, term: Term, currency: str) -> list[Slide]:
    """What has been restated since the last approved review; nothing where there is none."""
    approved = last_approved_before(con, term)
    if approved is None:
        return []
    reviewed = label_of(approved.since, approved.until)
    former = (
        f"{approved.approved_by} approved the review of {reviewed} on {sentences.day(approved.approved_at)}"
    )
    return [restated_slide(former, restated(con, approved, currency=currency))]


def write_review(
    con: store.Connection, *, since: date, until: date, out: Path, today: date | None = None
) -> Written:
    """Write the review of the days `[since, until)` to a .pptx or .html file.

    Raises:
        ReviewError: another ending, a folder that does not exist, or days that cannot be reviewed.
    """
    out = Path(out)
    write = WRITERS.get(out.suffix.lower())
    if write is None:
        raise ReviewError(f"{out} would be a file of an unknown kind; expected .pptx or .html.")
    if not out.parent.is_dir():
        raise ReviewError(f"{out} cannot be written: there is no folder {out.parent}.")
    deck = compose(con, since=since, until=until, today=today or date.today())
    return Written(out, write(deck, out), deck.slides[0].title)


def file_of(con: store.Connection, *, since: date, until: date, today: date, ending: str) -> bytes:
    """The review as the bytes of a file, for a download."""
    with TemporaryDirectory() as folder:
        out = Path(folder) / f"review.{ending}"
        return write_review(con, since=since, until=until, out=out, today=today).path.read_bytes()
