"""How a ledger grows: adding made readings of known incidents, linking them, looking them up.

``python benchmarks/ledger.py [--sizes 1000,10000] [--database URL] [--json]``. The readings are made from
templates, not read from text, so that it is the ledger that is measured: each incident is told by one to
eight outlets, some of them copies of one another, at places and days drawn at random. For each size a fresh
store; the figures are reports a second, the seconds spent in placing (linking, with the rows it writes) and
in looking for copies, by the clock and of the processor, peak memory of the process, the share of pairs put
together rightly, and the slowest of five look-ups of each kind. An exponent is that of a time from each size
to the next: 1 is linear. On a machine that does other work too, the processor's seconds are the ones to
compare (on PostgreSQL they are those of this process alone).
"""

from __future__ import annotations

import argparse
import json
import math
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock
from hashlib import sha256
from heapq import heappop, heappush
from itertools import pairwise
from pathlib import Path
from typing import Any

from counterclaim.ledger import Filter, Ledger, Near, Piece
from counterclaim.ledger.accounts import Accounts
from counterclaim.model import (
    Actor,
    Casualty,
    Claim,
    Incident,
    Place,
    Reading,
    Report,
    Span,
    StatedAt,
    When,
    stable_id,
)
from counterclaim.model.vocabulary import (
    ActorKind,
    CasualtyOutcome,
    Code,
    EventType,
    OnRecord,
    Pattern,
    PlaceMethod,
    SpeakerNaming,
    Stance,
)

ACTORS = tuple(Actor(actor_id=f"made:{n}", name=f"Actor {n}", kind=ActorKind.GOVERNMENT) for n in range(20))
KINDS = (EventType.AIR_STRIKE, EventType.BOMBING_IED, EventType.ARTILLERY_SHELLING, EventType.ARMED_ASSAULT)
STANCES = (Stance.ACCUSES, Stance.ATTRIBUTES, Stance.DENIES, Stance.CLAIMS_RESPONSIBILITY, Stance.SUSPECTS)
THINGS = (
    "market",
    "bridge",
    "school",
    "convoy",
    "checkpoint",
    "bakery",
    "hospital",
    "depot",
    "station",
    "farm",
)
BATCH = 64


def reports(number: int, seed: int = 1) -> Iterator[tuple[int, Piece]]:
    """``number`` reports, each with its incident; those of one incident lie apart in the stream."""
    rng = random.Random(seed)
    waiting: list[tuple[float, int, int, Piece]] = []
    made, incident = 0, 0
    while made < number or waiting:
        if made < number:
            for piece in _tellings(rng, min(rng.randint(1, 8), number - made)):
                made += 1
                heappush(waiting, (incident + rng.expovariate(1 / 40), made, incident, piece))
        incident += 1
        while waiting and (waiting[0][0] <= incident or made == number):
            _, _, home, piece = heappop(waiting)
            yield home, piece


def _word(rng: random.Random, syllables: int) -> str:
    return "".join(rng.choice("bdfgklmnrstz") + rng.choice("aeiou") for _ in range(syllables))


def _tellings(rng: random.Random, outlets: int) -> list[Piece]:
    day = date(2012, 1, 1) + timedelta(days=rng.randrange(4000))
    lat, lon = rng.uniform(12, 38), rng.uniform(-10, 60)
    place = _word(rng, 4).title()
    kind, thing, killed = rng.choice(KINDS), rng.choice(THINGS), rng.randint(1, 60)
    pieces = []
    wire = ""
    for n in range(outlets):
        published = datetime.combine(day + timedelta(days=rng.randint(0, 4)), clock(rng.randrange(24)), UTC)
        toll = max(1, killed + rng.randint(-3, 3))
        what = kind.value.replace("_", " ")
        text = f"{what.capitalize()} hit a {thing} in {place} on {day}. {toll} people were killed."
        stances = [
            (rng.choice(STANCES), rng.choice(ACTORS), f"Speaker {rng.randrange(40)}") for _ in range(3)
        ]
        text += "".join(f" {who} {stance.value} {actor.name}." for stance, actor, who in stances)
        text += " " + " ".join(_word(rng, 3) for _ in range(60))
        copied = bool(wire) and rng.random() < 0.25
        wire = text = wire if copied else text
        said = [] if copied else stances
        pieces.append(
            _piece(
                f"Outlet {rng.randrange(200)} {n}", text, day, place, lat, lon, kind, toll, said, published
            )
        )
    return pieces


def _piece(
    outlet: str,
    text: str,
    day: date,
    place: str,
    lat: float,
    lon: float,
    kind: EventType,
    killed: int,
    said: list[tuple[Stance, Actor, str]],
    published: datetime,
) -> Piece:
    digest = sha256(text.encode()).hexdigest()
    report = Report(
        report_id=stable_id("r", digest, outlet),
        outlet=outlet,
        headline=f"{place} hit",
        published=published,
        language="en",
        raw_sha256=digest,
        text_sha256=digest,
        text=text,
    )
    first = Span.cut(text, 0, text.index(".") + 1)
    incident_id = stable_id("i", digest, kind.value)

    def span(part: str) -> Span:
        at = max(text.find(part), 0)
        return Span.cut(text, at, at + len(part)) if text[at:].startswith(part) else first

    incident = Incident(
        incident_id=incident_id,
        title=f"{kind.value}, {place}",
        event_type=kind,
        evidence=(first,),
        when=When(
            as_written=str(day), span=span(str(day)), date_start=day, date_end=day, date_prec=1, anchor="text"
        ),
        places=(
            Place(
                as_written=place,
                span=span(place),
                name=place,
                lat=lat,
                lon=lon,
                country="SY",
                where_prec=1,
                uncertainty_km=5,
                method=PlaceMethod.GAZETTEER,
            ),
        ),
        attribution_pattern=Pattern.UNATTRIBUTED,
    )
    claims = tuple(
        Claim(
            claim_id=stable_id("c", digest, n),
            incident_id=incident_id,
            stance=stance,
            about_actor_id=actor.actor_id,
            about_actor_as_written=actor.name,
            speaker_as_written=who,
            speaker_naming=SpeakerNaming.NAMED,
            on_record=OnRecord.YES,
            origin_key=f"{who}#{who}",
            span=span(f"{who} {stance.value} {actor.name}."),
            speaker_actor_id=actor.actor_id
            if stance in (Stance.DENIES, Stance.CLAIMS_RESPONSIBILITY)
            else None,
            stated_at=StatedAt(latest=published, basis="published"),
            made_by="made",
        )
        for n, (stance, actor, who) in enumerate(said)
    )
    toll = Casualty(
        casualty_id=stable_id("k", digest),
        incident_id=incident_id,
        outcome=CasualtyOutcome.KILLED,
        count_min=killed,
        count_max=killed,
        as_written=str(killed),
        span=first,
    )
    reading = Reading(
        rubric_version="R0.2",
        reader="made/1",
        report=report,
        actors=ACTORS,
        incidents=(incident,),
        claims=claims,
        casualties=(toll,),
    )
    return Piece(report, text.encode(), reading)


def pairs(homes: dict[str, int], ledger: Ledger) -> tuple[float, float]:
    """Precision and recall of the pairs of reports put into one incident."""
    groups = {one.report_id: one.incident_id for one in ledger.report_links()}

    def count(keys: Any) -> int:
        return sum(n * (n - 1) // 2 for n in Counter(keys).values())

    ours = count(groups.values())
    true = count(homes.values())
    both = count((groups[report_id], home) for report_id, home in homes.items())
    return (both / ours if ours else 1.0), (both / true if true else 1.0)


def lookups(ledger: Ledger) -> dict[str, float]:
    """Milliseconds of the slowest of five runs of each look-up."""
    line = ledger.incidents(Filter(limit=1))[0]
    assert line.lat is not None
    assert line.lon is not None
    asked: dict[str, Callable[[], object]] = {
        "newest 50": lambda: ledger.incidents(Filter(limit=50)),
        "within 50 km": lambda: ledger.incidents(
            Filter(near=Near(lat=line.lat, lon=line.lon, km=50), limit=50)
        ),  # type: ignore[arg-type]
        "one week": lambda: ledger.incidents(Filter(since=date(2015, 3, 1), until=date(2015, 3, 7))),
        "actor and code": lambda: ledger.incidents(
            Filter(actor="made:3", code=Code.ATTRIBUTED_DENIED, limit=50)
        ),
        "outlet": lambda: ledger.incidents(Filter(outlet="Outlet 17 1", limit=50)),
        "pattern": lambda: ledger.incidents(Filter(pattern=Pattern.CONTESTED, limit=50)),
        "words": lambda: ledger.incidents(Filter(text=f"{line.place} market", limit=50)),
        "show": lambda: ledger.account(line.incident_id),
    }
    found = {}
    for name, run in asked.items():
        run()
        spent = []
        for _ in range(5):
            start = time.perf_counter()
            run()
            spent.append(time.perf_counter() - start)
        found[name] = round(1000 * max(spent), 1)
    return found


def measure(size: int, where: str) -> dict[str, Any]:
    """All figures of one size, in this process."""
    spent = {"placing": 0.0, "placing_cpu": 0.0, "copies": 0.0, "copies_cpu": 0.0}

    def timed(name: str, real: Callable[..., set[str]]) -> Callable[..., set[str]]:
        def run(*args: Any, **more: Any) -> set[str]:
            start, cpu = time.perf_counter(), time.process_time()
            try:
                return real(*args, **more)
            finally:
                spent[name] += time.perf_counter() - start
                spent[f"{name}_cpu"] += time.process_time() - cpu

        return run

    Accounts.place = timed("placing", Accounts.place)  # type: ignore[method-assign]
    Accounts.group_copies = timed("copies", Accounts.group_copies)  # type: ignore[method-assign]
    homes: dict[str, int] = {}
    batch: list[Piece] = []
    adding = cpu = 0.0
    with Ledger.open(where, create=True) as ledger:
        for number, (home, piece) in enumerate(reports(size), 1):
            homes[piece.report.report_id] = home
            batch.append(piece)
            if len(batch) == BATCH or number == size:
                start, began = time.perf_counter(), time.process_time()
                ledger.add(batch)
                adding += time.perf_counter() - start
                cpu += time.process_time() - began
                if number % (100 * BATCH) == 0:
                    print(f"{number:,} of {size:,}: {number / adding:.0f} a second", file=sys.stderr)
                batch = []
        precision, recall = pairs(homes, ledger)
        return {
            "reports": size,
            "incidents": len(ledger.incidents()),
            "reports_per_s": round(size / adding),
            "adding_s": round(adding, 2),
            "adding_cpu_s": round(cpu, 2),
            **{f"{name}_s": round(seconds, 2) for name, seconds in spent.items()},
            "peak_memory_mib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
            "store_mib": round(ledger.doctor().size_bytes / 2**20, 1),
            "pair_precision": round(precision, 3),
            "pair_recall": round(recall, 3),
            "lookups_ms": lookups(ledger),
        }


def _exponents(found: list[dict[str, Any]], name: str) -> list[float]:
    """How the time grows from each size to the next."""
    return [
        round(math.log(b[name] / a[name]) / math.log(b["reports"] / a["reports"]), 2)
        for a, b in pairwise(found)
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--sizes", default="1000,10000", help="how many reports, with commas (default 1000,10000)"
    )
    parser.add_argument(
        "--database", help="a PostgreSQL without a ledger, for one size (default: a SQLite file)"
    )
    parser.add_argument("--json", action="store_true", help="print a JSON object")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps(measure(args.one, args.database or str(Path(folder) / "bench.db"))))
        return 0
    found: list[dict[str, Any]] = []
    for size in sorted(int(part) for part in args.sizes.split(",")):
        # A process for each size: the peak of memory is that of the size.
        command = [sys.executable, __file__, "--one", str(size)]
        command += ["--database", args.database] if args.database else []
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
        found.append(json.loads(done.stdout))
        if not args.json:
            print(
                "\n".join(f"{name:<18} {value}" for name, value in found[-1].items()), end="\n\n", flush=True
            )
    growth = {name: _exponents(found, name) for name in ("placing_s", "placing_cpu_s", "adding_cpu_s")}
    print(json.dumps({"sizes": found, "exponents": growth}) if args.json else f"exponents          {growth}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
