"""How much personal data redaction finds, measured on labelled sentences."""

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from interviews.people import People
from interviews.redaction import find

# found of labelled, in sentences that nothing was tuned on and with nobody known by name
MEASURED_WITH_NAMES = (142, 149)
MEASURED_WITHOUT_NAMES = (50, 52)


@dataclass(frozen=True, slots=True)
class Recall:
    """`found` of `labelled` pieces of personal data, and the 95 % Wilson interval of that share."""

    found: int
    labelled: int
    low: float
    high: float

    @property
    def misses_one_in(self) -> int | None:
        """N in "redaction misses about 1 in N"; None where nothing was missed."""
        missed = self.labelled - self.found
        return round(self.labelled / missed) if missed else None

    def text(self) -> str:
        """The figure as a sentence."""
        missed = f"About 1 in {self.misses_one_in} is" if self.misses_one_in else "Hardly any is"
        return (
            f"{missed} missed: of {self.labelled} in a test {self.found} were found, "
            f"so expect {100 * self.low:.0f} to {100 * self.high:.0f} of 100."
        )


@dataclass(frozen=True, slots=True)
class Measured:
    """Recall by sort of data (`all` among them), and the finds that no label covers."""

    recall: dict[str, Recall]
    false_alarms: tuple[str, ...]


def measure(path: Path) -> Measured:
    """Recall on a file of JSON lines with `text` and `personal`, a list of half-open spans with a `sort`.

    A piece counts as found where every character of it is covered, whatever sort it was taken for. Nobody is known
    by name, so this is the recall of the patterns alone.
    """
    hits: dict[str, list[bool]] = {"all": [], "not people": []}
    alarms: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        found = find(item["text"], People().here(()))
        covered = {place for f in found for place in range(f.start, f.end)}
        labelled = {place for p in item["personal"] for place in range(p["start"], p["end"])}
        for piece in item["personal"]:
            needed = (i for i in range(piece["start"], piece["end"]) if item["text"][i].isalnum())
            is_found = all(place in covered for place in needed)
            hits["all"].append(is_found)
            if piece["sort"] != "person":
                hits["not people"].append(is_found)
            hits.setdefault(piece["sort"], []).append(is_found)
        alarms += [item["text"][f.start : f.end] for f in found if not labelled & set(range(f.start, f.end))]
    return Measured({sort: recall_of(found) for sort, found in hits.items()}, tuple(alarms))


def measured_recall(names: bool) -> Recall:
    """What the page and the command say: recall with names of people, or of all the rest."""
    found, labelled = MEASURED_WITH_NAMES if names else MEASURED_WITHOUT_NAMES
    return recall_of([True] * found + [False] * (labelled - found))


def recall_of(found: Iterable[bool]) -> Recall:
    """Share found with its Wilson interval. Source: E. B. Wilson, JASA 22 (1927) 209-212."""
    results = list(found)
    n, k, z = len(results), sum(results), 1.959964
    if not n:
        return Recall(0, 0, 0.0, 1.0)
    centre = (k + z * z / 2) / (n + z * z)
    half = z / (n + z * z) * math.sqrt(k * (n - k) / n + z * z / 4)
    return Recall(k, n, max(0.0, centre - half), min(1.0, centre + half))
