"""How often the exports of others ask a person anything: never, or once."""

from pathlib import Path

from analysis.loading import intake
from queries import store

EXPORTS = Path(__file__).parent / "exports"


def test_twenty_exports_and_more_need_no_choice_or_one() -> None:
    con = store.memory_database()
    choices = {
        path.name: sum(
            len(result.questions) for result in intake.load_paths(con, [path], dry_run=True, who="test")
        )
        for path in sorted(EXPORTS.iterdir())
    }
    con.close()

    assert len(choices) >= 20
    assert max(choices.values()) == 1
    assert sum(choices.values()) == 4
