"""One- and two-sentence cases over many conflicts: ``tests/cases/*.toml`` (format in first.toml's header).

A case is right when all its expectations hold. Those that fail today stand with their reason in
known_failures.toml; one that comes right must leave that list. ``python tests/e2e/test_news_cases.py [SET]``
prints the share that is right, overall and by field, and (without ``--quiet``) what went wrong; ``--known`` prints
the lines of known_failures.toml that still hold.
"""

from __future__ import annotations

import re
import sys
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from counterclaim import read
from counterclaim.model import Casualty, Claim, Incident, Reading
from counterclaim.model.vocabulary import EventType, Pattern, Stance

CASES = Path(__file__).resolve().parents[1] / "cases"
KEYS = {"id", "conflict", "text", "title", "outlet", "published", "incidents", "claims", "none", "patterns", "tolls"}
FIELDS = ("incidents", "type", "country", "place", "date", "clarity", "claim", "stance", "speaker", "detail", "extra claim",
          "pattern", "toll")
_PLAIN = ("type", "country", "place", "date")
_FOR = {Stance.CLAIMS_RESPONSIBILITY, Stance.ADMITS, Stance.ATTRIBUTES, Stance.ACCUSES, Stance.SUSPECTS}
_AGAINST = {Stance.DENIES, Stance.DENIES_FOR_OTHER, Stance.DISPUTES_EVENT}
_SILENT = {Stance.DECLINES_TO_COMMENT, Stance.NO_RESPONSE, Stance.NO_INFORMATION}


@dataclass(frozen=True)
class Miss:
    """One expectation that does not hold: the field, what was expected, what the reader has."""

    field: str
    wanted: str
    got: str


def _side(stance: str) -> str:
    value = Stance(stance)
    return "for" if value in _FOR else "against" if value in _AGAINST else "silent" if value in _SILENT else value


def _words(text: str | None) -> str:
    plain = unicodedata.normalize("NFKD", text or "").encode("ascii", "ignore").decode().casefold()
    return " ".join(re.findall(r"[a-z0-9]+", plain.replace("'s ", " ")))


def _either(wanted: str) -> list[str]:
    return [x.strip() for x in wanted.split(" / ")]


def _parts(line: str) -> tuple[bool, list[str]]:
    """Whether the expectation is optional, and its columns."""
    return line.startswith("?"), [p.strip() for p in line.removeprefix("?").split("|")]


# ---- comparing one value ----

def _within(wanted: str, *had: str | None) -> bool:
    return wanted == "-" or any(_words(w) in _words(h) for w in _either(wanted) for h in had if h)


def _actor_fits(wanted: str, claim: Claim, reading: Reading) -> bool:
    actors = {a.actor_id: a for a in reading.actors}
    mine = actors.get(claim.about_actor_id or "")
    ids, queue = set(), [claim.about_actor_id]
    while queue:
        one = queue.pop()
        if one and one not in ids:
            ids.add(one)
            queue += [t.actor_id for t in actors[one].organ_of] if one in actors else []
    for option in _either(wanted):
        who = option.split("&")[0].strip()
        group = option.partition("&")[2].strip()
        fits = who == "-" or who in ids
        if who.startswith("kind:"):
            fits = mine is not None and mine.kind == who[5:]
        elif who.startswith("~"):
            fits = _within(who[1:], claim.about_actor_as_written, mine.canonical.name if mine else None)
        if fits and (not group or (claim.actor_group is not None and claim.actor_group.kind == group)):
            return True
    return False


def _speaker_fits(wanted: str, claim: Claim) -> bool:
    return any((claim.speaker_as_written is None) if w == "outlet" else _within(w, claim.speaker_as_written)
               for w in _either(wanted))


def _detail_fits(key: str, wanted: str, claim: Claim) -> bool:
    had = {"scope": [k for k, v in claim.scope.model_dump().items() if v], "record": [claim.on_record],
           "directness": [claim.directness], "degree": [claim.responsibility_degree]}[key]
    return any(w in had for w in _either(wanted))


def _date_fits(wanted: str, incident: Incident) -> bool:
    when = incident.when
    start, end = (str(when.date_start), str(when.date_end or when.date_start)) if when and when.date_start else ("null", "null")
    return wanted == "-" or any((start, end) == (w.split("..")[0], w.split("..")[-1]) for w in _either(wanted))


def _count_fits(wanted: str, toll: Casualty) -> bool:
    had = (toll.count_min, toll.count_max)
    for option in _either(wanted):
        if m := re.fullmatch(r"(\d+)(\+?)", option):
            if had == (int(m[1]), None if m[2] else int(m[1])):
                return True
        elif m := re.fullmatch(r"(\d*)-(\d+)", option):
            if had == (int(m[1]) if m[1] else None, int(m[2])):
                return True
        elif had == (None, None):
            return True
    return False


# ---- comparing one case ----

def _place_words(incident: Incident) -> tuple[str | None, ...]:
    return (incident.places[0].name, incident.places[0].as_written) if incident.places else ()


def _incident_misses(columns: list[str], incident: Incident) -> Iterator[Miss]:
    kind, country, place, date = columns[:4]
    if kind != "-" and incident.event_type not in _either(kind):
        yield Miss("type", kind, incident.event_type)
    had = next((p.country for p in incident.places if p.country), None)
    if "-" not in _either(country) and had not in _either(country):
        yield Miss("country", country, str(had))
    if not _within(place, *_place_words(incident)):
        yield Miss("place", place, str(_place_words(incident)))
    if not _date_fits(date, incident):
        yield Miss("date", date, str(incident.when and (incident.when.as_written, str(incident.when.date_start), str(incident.when.date_end))))
    clarity = dict(c.split("=") for c in columns[4:]).get("clarity")
    if clarity and incident.event_clarity != int(clarity):
        yield Miss("clarity", clarity, str(incident.event_clarity))


def _paired(case: dict[str, Any], reading: Reading) -> tuple[list[Incident | None], list[Miss]]:
    """The reading's incident for each expected one: the one with the fewest misses, each used once."""
    wanted = [_parts(line) for line in case["incidents"]]
    left, found, misses = list(reading.incidents), [], []
    for optional, columns in wanted:
        scored = sorted(range(len(left)), key=lambda i: (len(list(_incident_misses(columns, left[i]))), i))
        best = left[scored[0]] if scored else None
        if optional and (best is None or any(m.field == "type" for m in _incident_misses(columns, best))):
            best = None
        if best is not None:
            left.remove(best)
            misses += [] if optional else _incident_misses(columns, best)
        elif not optional:
            misses.append(Miss("incidents", " | ".join(columns), "none"))
            misses += (Miss(f, w, "no incident") for f, w in zip(_PLAIN, columns, strict=False) if w != "-")
            misses += (Miss("clarity", c, "no incident") for c in columns[4:])
        found.append(best)
    misses += [Miss("incidents", "no more", f"{i.event_type}: {i.evidence[0].exact}") for i in left]
    return found, misses


def _told(claim: Claim) -> str:
    return f"{claim.speaker_as_written or 'outlet'} | {claim.stance} | {claim.about_actor_id}"


def _claim_misses(case: dict[str, Any], reading: Reading, incidents: list[Incident | None]) -> Iterator[Miss]:
    left = list(reading.claims)
    for optional, columns in sorted(map(_parts, case.get("claims", [])), key=lambda p: p[0]):
        speaker, stance, actor = columns[:3]
        details = dict(c.split("=", 1) for c in columns[3:])
        about = incidents[int(details.pop("incident")) - 1] if "incident" in details and incidents else None
        fitting = [c for c in left if _side(c.stance) in {_side(s) for s in _either(stance)} and _actor_fits(actor, c, reading)
                   and (about is None or c.incident_id == about.incident_id)]
        if not fitting:
            if not optional:
                yield Miss("claim", " | ".join(columns), "; ".join(map(_told, left)) or "none")
            continue
        best = max(fitting, key=lambda c: (_speaker_fits(speaker, c), c.stance in _either(stance)))
        if optional and not _speaker_fits(speaker, best):
            continue
        left.remove(best)
        if optional:
            continue
        if best.stance not in _either(stance):
            yield Miss("stance", stance, best.stance)
        if not _speaker_fits(speaker, best):
            yield Miss("speaker", speaker, str(best.speaker_as_written))
        yield from (Miss("detail", f"{k}={v}", _told(best)) for k, v in details.items() if not _detail_fits(k, v, best))
    if "claims" in case or case.get("none"):
        yield from (Miss("extra claim", "none", _told(c)) for c in left if c.stance is not Stance.CONFIRMS_EVENT)


def _toll_misses(case: dict[str, Any], reading: Reading) -> Iterator[Miss]:
    left = list(reading.casualties)
    for optional, (outcome, count, speaker) in sorted(map(_parts, case.get("tolls", [])), key=lambda p: p[0]):
        fitting = [t for t in left if t.outcome == outcome and _count_fits(count, t)
                   and (speaker == "-" or any((t.speaker_as_written is None) if s == "outlet" else _within(s, t.speaker_as_written)
                                              for s in _either(speaker)))]
        if fitting:
            left.remove(fitting[0])
        elif not optional:
            yield Miss("toll", f"{outcome} | {count} | {speaker}",
                       "; ".join(f"{t.outcome} | {t.count_min}..{t.count_max} ({t.as_written}) | {t.speaker_as_written}" for t in left) or "none")


def misses_of(case: dict[str, Any]) -> list[Miss]:
    """Every expectation of the case that does not hold."""
    reading = read(case["text"], published=case.get("published"), title=case.get("title"), outlet=case.get("outlet"))
    incidents, misses = _paired(case, reading) if "incidents" in case else ([], [])
    misses += _claim_misses(case, reading, incidents)
    for wanted, incident in zip(case.get("patterns", []), incidents, strict=False):
        had = incident.attribution_pattern if incident else "no incident"
        if wanted != "-" and had not in _either(wanted):
            misses.append(Miss("pattern", wanted, had))
    return [*misses, *_toll_misses(case, reading)]


def asked(case: dict[str, Any]) -> Counter[str]:
    """How many expectations the case has, by field."""
    firm = [_parts(line)[1] for line in case.get("incidents", []) if not line.startswith("?")]
    claims = [_parts(line)[1] for line in case.get("claims", []) if not line.startswith("?")]
    return Counter({
        "incidents": int("incidents" in case), "type": sum(c[0] != "-" for c in firm), "country": sum(c[1] != "-" for c in firm),
        "place": sum(c[2] != "-" for c in firm), "date": sum(c[3] != "-" for c in firm), "clarity": sum(len(c) > 4 for c in firm),
        "claim": len(claims), "stance": len(claims), "speaker": len(claims),
        "detail": sum(not x.startswith("incident") for c in claims for x in c[3:]),
        "extra claim": int("claims" in case or bool(case.get("none"))),
        "pattern": sum(p != "-" for p in case.get("patterns", [])),
        "toll": sum(not t.startswith("?") for t in case.get("tolls", []))})


# ---- the tests ----

@cache
def cases(only: str | None = None) -> tuple[tuple[str, dict[str, Any]], ...]:
    """(set, case) of every set, or of one."""
    files = sorted(p for p in CASES.glob("*.toml") if p.stem != "known_failures" and only in (None, p.stem))
    return tuple((p.stem, case) for p in files for case in tomllib.loads(p.read_text(encoding="utf-8"))["case"])


@cache
def known_failures() -> dict[str, str]:
    """case id -> reason."""
    return dict(tomllib.loads((CASES / "known_failures.toml").read_text(encoding="utf-8")))


@pytest.mark.parametrize("case", [pytest.param(c, id=c["id"]) for _, c in cases()])
def test_case(case: dict[str, Any]) -> None:
    misses = misses_of(case)
    if reason := known_failures().get(case["id"]):
        assert misses, f"{case['id']} comes right now: take it out of known_failures.toml ({reason})"
        pytest.xfail(reason)
    assert not misses, "\n".join(f"{m.field}: expected {m.wanted}; got {m.got}" for m in misses)


def test_cases_are_well_formed() -> None:
    """Known keys, ids that occur once, stances and types of the vocabulary, failures that exist."""
    every = [c for _, c in cases()]
    ids = Counter(c["id"] for c in every)
    assert max(ids.values()) == 1
    assert set(known_failures()) <= set(ids)
    for case in every:
        assert set(case) <= KEYS, case["id"]
        assert {"incidents", "claims", "none"} & set(case), case["id"]
        for line in case.get("claims", []):
            assert all(Stance(s) for s in _either(_parts(line)[1][1])), case["id"]
        for line in case.get("incidents", []):
            assert all(EventType(t) for t in _either(_parts(line)[1][0]) if t != "-"), case["id"]
        for line in case.get("patterns", []):
            assert all(Pattern(p) for p in _either(line) if p != "-"), case["id"]


def test_cases_cover_the_vocabulary() -> None:
    """At least thirty conflicts, and three cases for every stance and every type of event."""
    every = [c for _, c in cases()]
    assert len({c["conflict"] for c in every}) >= 30
    stances = Counter(s for c in every for s in {s for x in c.get("claims", []) for s in _either(_parts(x)[1][1])})
    types = Counter(t for c in every for t in {t for x in c.get("incidents", []) for t in _either(_parts(x)[1][0])})
    assert [s for s in Stance if stances[s] < 3] == []
    assert [t for t in EventType if types[t] < 3] == []


def tally(only: str | None, quiet: bool) -> str:
    """The share that is right, overall and by field, and each miss."""
    wanted, wrong, right, lines = Counter[str](), Counter[str](), 0, list[str]()
    for _, case in cases(only):
        misses = misses_of(case)
        right += not misses
        wanted += asked(case)
        by_field = Counter(m.field for m in misses)
        missed_claims = by_field["claim"]  # a claim that is not there has no stance and no speaker either
        wrong += by_field + Counter({"stance": missed_claims, "speaker": missed_claims})
        if misses and not quiet:
            lines += ["", f"{case['id']}: {case['text']}", *(f"    {m.field}: expected {m.wanted}; got {m.got}" for m in misses)]
    total = len(cases(only))
    head = [f"right {right} of {total} ({right / total:.0%})"]
    head += [f"{f:12} {wanted[f] - wrong[f]:4} of {wanted[f]:4} {(wanted[f] - wrong[f]) / wanted[f]:5.0%}" for f in FIELDS if wanted[f]]
    return "\n".join(head + lines)


def still_known() -> str:
    """The lines of known_failures.toml whose case is still not right; a case that newly fails is not added."""
    every = {c["id"]: c for _, c in cases()}
    return "\n".join(f'{k} = "{reason}"' for k, reason in known_failures().items() if misses_of(every[k]))


if __name__ == "__main__" and "--known" in sys.argv:
    sys.stdout.write(still_known() + "\n")
elif __name__ == "__main__":
    sys.stdout.write(tally(next((a for a in sys.argv[1:] if not a.startswith("-")), None), "--quiet" in sys.argv) + "\n")
