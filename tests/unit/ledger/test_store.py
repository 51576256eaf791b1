"""The store as a file: older, newer, foreign, read only, full, shared by two."""

from __future__ import annotations

import gzip
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa

from counterclaim.ledger import Ledger, tables
from counterclaim.ledger.batches import holds_now
from counterclaim.ledger.database import engine_of, looking, writing
from counterclaim.ledger.schema import VERSIONS, bring_up
from counterclaim.ledger.tables import metadata
from counterclaim.model import LedgerError
from linking_stand_in import StandIn
from made_reports import make


def opened(where: str | Path, **more: object) -> Ledger:
    return Ledger.open(where, linker=StandIn(), **more)  # type: ignore[arg-type]


def code_of(where: str | Path, **more: object) -> str:
    with pytest.raises(LedgerError) as error:
        opened(where, **more).add([make("Wire")])
    return error.value.code


def test_the_steps_make_the_tables_that_the_code_reads(where: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    engine = engine_of(where)
    bring_up(engine)
    with looking(engine) as connection:
        ours = {"include_object": lambda _o, name, kind, *_: kind != "table" or not name.startswith("report_words")}
        assert compare_metadata(MigrationContext.configure(connection, opts=ours), metadata) == []
    engine.dispose()


def test_a_store_of_the_version_before_is_brought_up_with_a_note(tmp_path: Path, root: Path) -> None:
    path = tmp_path / "old.db"
    path.write_bytes(gzip.decompress((root / "tests/stores/v1.db.gz").read_bytes()))
    said: list[str] = []
    with opened(path, tell=said.append) as ledger:
        assert said == [f"the store was brought from version 0001 of its tables to {VERSIONS[-1]}"]
        assert ledger.verify().first is None
        line, = ledger.incidents()
        claim = ledger.account(line.incident_id).claims[0].claim
        ledger.decide("unsure", claim.claim_id)
        assert ledger.add([make("Third")])[0].incident_ids == (line.incident_id,)
    with opened(path, tell=said.append) as ledger:
        assert len(said) == 1
        assert ledger.doctor().problems == ()


def test_a_newer_store_is_refused_and_left_as_it_is(where: str) -> None:
    opened(where, create=True).close()
    engine = engine_of(where)
    with writing(engine) as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    assert code_of(where) == "store_newer"
    with looking(engine) as connection:
        assert connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar() == "9999"
    engine.dispose()


def test_what_is_no_ledger_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COUNTERCLAIM_DATABASE", raising=False)
    text = tmp_path / "text.db"
    text.write_text("no database at all, but long enough to look like one " * 40, "utf-8")
    other = tmp_path / "other.db"
    held = sqlite3.connect(other)
    held.execute("CREATE TABLE things (a)")
    held.close()
    assert code_of(text) == "not_a_store"
    assert code_of(other, create=True) == "not_a_store"
    assert code_of(tmp_path / "none.db") == "no_store"
    assert code_of(tmp_path / "no" / "folder.db", create=True) == "store_unreachable"
    assert code_of("mysql://x/y") == "bad_database"
    assert code_of("no-such-thing://x/y") == "bad_database"
    assert code_of("") == "no_database"


def test_a_database_that_does_not_answer(tmp_path: Path) -> None:  # noqa: ARG001
    pytest.importorskip("pg8000")
    assert code_of("postgresql://nobody@127.0.0.1:9/none") == "store_unreachable"


def test_the_setting_names_the_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERCLAIM_DATABASE", str(tmp_path / "set.db"))
    with Ledger.open(create=True, linker=StandIn()) as ledger:
        ledger.add([make("Wire")])
    assert (tmp_path / "set.db").is_file()


@pytest.mark.parametrize("pages", range(0, 60, 7))
def test_a_full_disk_costs_the_last_report_and_nothing_else(tmp_path: Path, pages: int) -> None:
    path = tmp_path / "full.db"
    with opened(path, create=True) as ledger:
        ledger.add([make("Wire")])
    ledger = opened(path)
    with ledger._engine.connect() as connection:
        used = connection.exec_driver_sql("PRAGMA page_count").scalar_one()

    def limit(raw: sqlite3.Connection, *_: object) -> None:
        raw.execute(f"PRAGMA max_page_count = {used + pages}")

    ledger._engine.dispose()
    sa.event.listen(ledger._engine, "connect", limit)
    kept = 1

    def fill() -> None:
        nonlocal kept
        for number in range(200):
            ledger.add([make("Wire", words=f"number {number} " * 40)])
            kept += 1

    with pytest.raises(LedgerError) as error:
        fill()
    assert error.value.code == "store_full"
    ledger.close()
    with opened(path) as again:
        assert again.verify().first is None
        assert again.verify().reports == kept
        assert again.doctor().problems == ()
        again.add([make("Later")])
        assert again.verify().reports == kept + 1


def test_a_file_that_cannot_grow(tmp_path: Path) -> None:
    """The limit of the system on a file's size, as a full disk shows itself to the database."""
    path = tmp_path / "grow.db"
    with opened(path, create=True) as ledger:
        ledger.add([make("Wire")])
    script = (
        "import resource, signal, sys\n"
        "from linking_stand_in import StandIn\n"
        "from made_reports import make\n"
        "from counterclaim.ledger import Ledger\n"
        "from counterclaim.model import LedgerError\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "ledger = Ledger.open(sys.argv[1], linker=StandIn())\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))\n"
        "try:\n"
        "    for n in range(500):\n"
        "        ledger.add([make('Wire', words=f'number {n} ' * 60)])\n"
        "        print(n, flush=True)\n"
        "except LedgerError as error:\n"
        "    print(error.code, file=sys.stderr)\n"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", script, str(path)], env=env, capture_output=True, text=True, check=False)
    assert done.stderr.strip().splitlines()[-1] == "store_full", done.stderr
    with opened(path) as ledger:
        assert ledger.verify().first is None
        assert ledger.verify().reports >= 1 + len(done.stdout.split())


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users can look into."""
    folder = Path(tempfile.mkdtemp(prefix="cc-store-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_a_read_only_file_can_be_looked_at_and_refuses_more(open_folder: Path) -> None:
    path = open_folder / "kept.db"
    with opened(path, create=True) as ledger:
        ledger.add([make("Wire")])
    path.chmod(0o444)
    held = sqlite3.connect(path)
    held.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    held.close()
    script = (
        "import os, sys\n"
        "from linking_stand_in import StandIn\n"
        "from made_reports import make\n"
        "from counterclaim.ledger import Ledger\n"
        "from counterclaim.model import LedgerError\n"
        "with Ledger.open(sys.argv[1], linker=StandIn(), read_only=True) as ledger:\n"
        "    ledger.incidents(), ledger.verify()  # whatever is imported late, while all of it can be read\n"
        "os.setgid(65534); os.setuid(65534)\n"
        "ledger = Ledger.open(sys.argv[1], linker=StandIn())\n"
        "print(len(ledger.incidents()), ledger.verify().first)\n"
        "try:\n"
        "    ledger.add([make('Daily')])\n"
        "except LedgerError as error:\n"
        "    print(error.code)\n"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", script, str(path)], env=env, capture_output=True, text=True, check=False)
    assert done.stdout.split("\n")[:2] == ["1 None", "store_read_only"], done.stderr


def test_a_new_store_is_for_its_owner_only(tmp_path: Path) -> None:
    with opened(tmp_path / "own.db", create=True) as ledger:
        ledger.add([make("Wire")])
        assert {f"{p.stat().st_mode & 0o777:o}" for p in tmp_path.iterdir()} == {"600"}


def test_read_only_by_wish(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    with opened(path, create=True) as ledger:
        ledger.add([make("Wire")])
    with opened(path, read_only=True) as ledger:
        assert len(ledger.incidents()) == 1
        with pytest.raises(LedgerError) as error:
            ledger.add([make("Daily")])
        assert error.value.code == "store_read_only"


def test_two_writers_at_once(where: str) -> None:
    """Each with a connection of its own; together they make what one alone would."""
    opened(where, create=True).close()

    def write(name: str) -> int:
        with opened(where) as ledger:
            return sum(len(ledger.add([make(f"{name} {n}", place="Tall" if n % 2 else "Harim")])) for n in range(12))

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(write, ("A", "B"))) == [12, 12]
    with opened(where) as ledger:
        assert ledger.verify().first is None
        assert ledger.doctor().problems == ()
        assert sorted(line.reports for line in ledger.incidents()) == [12, 12]


def test_one_object_sees_what_another_one_wrote(where: str) -> None:
    with opened(where, create=True) as one, opened(where) as other:
        one.add([make("Wire", words="w")])
        other.add([make("Daily", words="W")])
        assert one.add([make("Third")])[0].incident_ids == (other.incidents()[0].incident_id,)
        assert len({link.copy_group for link in one.report_links()}) == 2


def test_lines_that_an_older_rubric_made_are_found_and_made_anew(where: str) -> None:
    with opened(where, create=True) as ledger:
        ledger.add([make("Wire")])
        assert ledger.doctor().problems == ()
        engine = engine_of(where)
        with writing(engine) as connection:
            connection.execute(sa.text("UPDATE overviews SET pattern = 'contested'"))
        engine.dispose()
        problem, = ledger.doctor().problems
        assert "1 of the 1 incidents" in problem
        ledger.rebuild()
        assert ledger.doctor().problems == ()


def test_what_holds_now_is_not_looked_for_through_all_that_holds(tmp_path: Path) -> None:
    """By the mentions asked for: an index on "holds" would give back the whole store (``holds_now``)."""
    opened(tmp_path / "plan.db", create=True).close()
    engine = engine_of(str(tmp_path / "plan.db"))
    query = sa.select(tables.tellings).where(holds_now(tables.tellings), tables.tellings.c.mention_id.in_(["a", "b", "c"]))
    said = str(query.compile(engine, compile_kwargs={"literal_binds": True}))
    with looking(engine) as connection:
        plan = " ".join(row[-1] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {said}"))
    engine.dispose()
    assert "tellings_mention" in plan
