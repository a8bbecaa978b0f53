"""Words in another language are kept, and count as unread in every share."""

from pathlib import Path

from analysis import reports
from analysis.loading import intake
from queries import store

LOSSES = "loss_id,account_id,lost_on,annual_value\nL1,Bolt,2024-03-31,100\nL2,Cogs,2024-04-30,100\n"
ENGLISH = "Account: Cogs\nDate: 2024-05-02\n\nInterviewer: Why did you leave?\nAnna: It was far too expensive for us.\n"
GERMAN = (
    "Account: Bolt\nDate: 2024-04-02\n\nInterviewer: Warum haben Sie gekündigt?\n"
    "Jana: Niemand hat uns zurückgerufen, und die Rechnung war jeden Monat falsch. Das war uns zu viel.\n"
)


def test_another_language_has_words_but_is_not_read_and_leaves_the_cause_unknown(tmp_path: Path) -> None:
    con = store.memory_database()
    for name, words in (("losses.csv", LOSSES), ("cogs.txt", ENGLISH), ("bolt.txt", GERMAN)):
        (tmp_path / name).write_text(words, encoding="utf-8")

    results = intake.load_paths(con, sorted(tmp_path.iterdir(), reverse=True), who="Ada")
    intake.tag_untagged(con)

    assert [result.error for result in results] == [None, None, None]
    covered = reports.run(con, "coverage_of_losses", {}).iloc[0]
    assert (covered["losses"], covered["with_words"], covered["read"]) == (2, 2, 1)
    shares = reports.run(con, "share_of_losses_by_cause", {})
    assert shares["losses"].sum() == 1
    assert set(shares["of"]) == {1}
