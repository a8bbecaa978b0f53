"""A load goes on without the page that started it, and one that is ended half-way is whole or not there."""

import subprocess
import sys
import threading
from pathlib import Path

from analysis.loading import uploading
from queries import store
from views import upload_job
from views.upload_job import Wanted

ROWS = 60_000
LOADING = """
import sys
from pathlib import Path
from analysis import uploading
from queries import store
con = store.open_database(Path(sys.argv[1]))
print("loading", flush=True)
uploading.load_upload(con, Path(sys.argv[2]), "accounts.csv", who="test")
"""


def losses(folder: Path) -> Path:
    path = folder / "losses.csv"
    path.write_text("loss_id,account_id,lost_on\nL-1,A-1,2024-01-31\n")
    return path


def test_nobody_has_to_look_for_a_load_to_end(tmp_path: Path) -> None:
    database, path = tmp_path / "own.duckdb", losses(tmp_path)
    wanted = Wanted(path, "losses.csv", uploading.Choices(), [], is_temporary=True)

    job = upload_job.start(lambda: store.open_database(database), [wanted], who="test", hide_names=True)
    for thread in threading.enumerate():
        if thread.name == "load":
            thread.join()

    assert (job.is_over, job.error, [result.new for result in job.results]) == (True, None, [1])
    assert not path.exists()  # our copy of what was dropped on the page
    con = store.open_database(database)
    assert con.execute("select setting_value from settings where setting = 'redact_names'").fetchall() == [
        ("true",)
    ]
    con.close()


def test_a_load_that_is_ended_half_way_is_whole_or_not_there(tmp_path: Path) -> None:
    database, path = tmp_path / "own.duckdb", tmp_path / "accounts.csv"
    path.write_text("account_id,name\n" + "".join(f"A-{n},Account {n}\n" for n in range(ROWS)))
    store.open_database(database).close()
    command = [sys.executable, "-c", LOADING, str(database), str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout
        child.stdout.readline()
        try:
            child.wait(timeout=0.3)
        except subprocess.TimeoutExpired:
            child.kill()

    con = store.open_database(database)
    (rows,) = con.execute("select count(*) from accounts").fetchone() or (0,)
    (loads,) = con.execute("select count(*) from loads").fetchone() or (0,)
    con.close()
    assert (rows, loads) in ((0, 0), (ROWS, 1))
