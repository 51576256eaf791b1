"""How long look-ups take in a large ledger: ``python benchmarks/lookups.py [--incidents 100000] [--json]``.

Adding so many reports takes half an hour; here the rows that look-ups read (the incidents' lines, their
actors' codes and outlets, and a report each with its words) are written straight into the store. The figure
is the slowest of five runs of each filter, in milliseconds, by the clock and of the processor: on a machine
that does other work too, the second says more (on PostgreSQL it is that of this process alone).
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy.engine import Connection

from counterclaim.ledger import Filter, Ledger, Near, tables
from counterclaim.ledger.batches import Rows
from counterclaim.ledger.database import engine_of, writing
from counterclaim.ledger.words import add_words
from counterclaim.model.vocabulary import Code, EventType, Pattern

WORDS = ("market", "bridge", "school", "convoy", "bakery", "hospital", "depot", "station", "farm")
CODES, PATTERNS, KINDS = list(Code), list(Pattern), list(EventType)


def fill(connection: Connection, incidents: int) -> None:
    """The rows of ``incidents`` incidents, made at random, the same at each run."""
    rng, rows = random.Random(4), Rows(connection)
    for n in range(1, incidents + 1):
        account_id, report_id = f"acc-{n:016x}", f"r-{n:016x}"
        day = (date(2010, 1, 1) + timedelta(days=rng.randrange(5000))).isoformat()
        place, thing = f"Place {rng.randrange(4000)}", rng.choice(WORDS)
        rest = " ".join(f"w{rng.randrange(50_000)}" for _ in range(120))
        text = f"A strike hit a {thing} in {place}. {rest}"
        killed = rng.randrange(60)
        values = {"title": f"Strike, {place}", "event_type": rng.choice(KINDS).value,
                  "pattern": rng.choice(PATTERNS).value, "provisional": rng.random() < 0.9, "date_start": day,
                  "date_end": day, "place": place, "admin1": f"Province {rng.randrange(200)}",
                  "country": rng.choice(["SY", "YE", "IQ", "SD"]), "lat": rng.uniform(12, 38),
                  "lon": rng.uniform(30, 60), "where_prec": 1, "uncertainty_km": 5.0, "killed_min": killed,
                  "killed_max": killed, "reports": 1, "claims": 3}  # fmt: skip
        rows.add(tables.overviews, account_id=account_id, **values)
        for actor in rng.sample(range(200), rng.randint(1, 3)):
            rows.add(tables.overview_rows, account_id=account_id, actor_id=f"made:{actor}",
                     name=f"Actor {actor}", code=rng.choice(CODES).value)  # fmt: skip
        for outlet in rng.sample(range(300), rng.randint(1, 4)):
            rows.add(tables.overview_outlets, account_id=account_id, outlet=f"Outlet {outlet}")
        raw = text.encode()
        rows.add(tables.reports, number=n, report_id=report_id, born_seq=1, raw=None, raw_sha256="",
                 text=raw, text_sha256=report_id, meta="{}", outlet="Outlet", published=day,
                 copy_group=None)  # fmt: skip
        rows.add(tables.mentions, number=n, mention_id=account_id, report_id=report_id, born_seq=1,
                 retired_seq=None, retired_to=None)  # fmt: skip
        rows.add(
            tables.memberships, mention_id=account_id, from_seq=1, until_seq=None, account_id=account_id
        )
        add_words(connection, n, place, text)
        if n % 1000 == 0:
            rows.write()
    rows.write()


def filters() -> dict[str, Filter]:
    week = {"since": date(2015, 3, 1), "until": date(2015, 3, 7)}
    return {
        "all": Filter(limit=50),
        "one week": Filter(**week),
        "within 50 km": Filter(near=Near(lat=33.0, lon=44.0, km=50)),
        "place": Filter(place="Place 17", limit=50),
        "country": Filter(country="YE", limit=50),
        "type": Filter(event_type=EventType.AIR_STRIKE, limit=50),
        "actor": Filter(actor="made:17", limit=50),
        "part of an actor's name": Filter(actor="actor 17", limit=50),
        "code": Filter(code=Code.ATTRIBUTED_DENIED, limit=50),
        "pattern": Filter(pattern=Pattern.CONTESTED, limit=50),
        "outlet": Filter(outlet="outlet 17", limit=50),
        "reviewed": Filter(provisional=False, limit=50),
        "words": Filter(text="hospital", limit=50),
        "a phrase": Filter(text='"hospital in Place 17"', limit=50),
        "by reports": Filter(sort="reports", limit=50),
        "by title": Filter(sort="title", limit=50),
        "all of these": Filter(actor="made:17", code=Code.SUSPECTED, country="YE", text="hospital", limit=50),
    }


def slowest(run: Callable[[], object]) -> dict[str, float]:
    """Milliseconds by the clock and of the processor; the first run, which fills the caches, is left out."""
    clock, processor = [], []
    for _ in range(6):
        start, began = time.perf_counter(), time.process_time()
        run()
        processor.append(time.process_time() - began)
        clock.append(time.perf_counter() - start)
    return {"clock": round(1000 * max(clock[1:]), 1), "processor": round(1000 * max(processor[1:]), 1)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--incidents", type=int, default=100_000)
    parser.add_argument(
        "--database", help="a PostgreSQL without a ledger (default: a SQLite file of its own)"
    )
    parser.add_argument("--json", action="store_true", help="print a JSON object")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        where = args.database or str(Path(folder) / "lookups.db")
        Ledger.open(where, create=True).close()
        engine = engine_of(where)
        with writing(engine) as connection:
            fill(connection, args.incidents)
        engine.dispose()
        with Ledger.open(where, read_only=True) as ledger:
            found = {
                name: slowest(lambda wanted=wanted: ledger.incidents(wanted))  # type: ignore[misc]
                for name, wanted in filters().items()
            }
    if args.json:
        print(json.dumps({"incidents": args.incidents, "slowest_ms": found}))
    else:
        print(f"{'milliseconds':<26} {'clock':>10} {'processor':>10}")
        for name, value in found.items():
            print(f"{name:<26} {value['clock']:>10} {value['processor']:>10}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
