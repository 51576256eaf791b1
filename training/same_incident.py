"""Fits the weights of ``same-incident.toml``: are two tellings, of two reports, of one incident?

usage: python training/same_incident.py --shared ../shared --out same-incident.toml \
           --readings READINGS.jsonl [...] --reports DOCS GOLD [...]

READINGS hold what ``counterclaim read FILE --jsonl`` printed for the MUC-4 reports (their texts are taken
from the shared folder) and for the DOCS. Two sources of pairs:

- MUC-4 DEV, TST1 and TST2 (never TST3 and TST4): the candidate pairs of the incidents of the silver
clusters. The silver clusters leave out many pairs that are one incident, so pairs of different clusters on
nearly the same day in the same country whose victims or targets share a word are left out of the fit.
- Annotated reports with two outlets an event: incidents of one day are the same, of two days are not; and
  incidents of different events, those near in time and 300 of the same country.

A logistic regression with a ridge penalty. The signs in FIXED are set by hand, for what the MUC-4 reports
cannot show: their places are garbled, while in the reports of today towns apart mean incidents apart. Needs
only numpy.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from counterclaim.evaluate import muc
from counterclaim.evaluate.ruler import load_ruler
from counterclaim.ledger.linking import Telling, candidates, telling_of
from counterclaim.ledger.linking.signs import signs
from counterclaim.model import Reading

RIDGE = 1.0
FIXED = {
    "place_same": 0.3,
    "place_around": -0.3,
    "place_apart": -4.0,
    "place_other_country": -4.0,
    "place_first_apart": -1.0,
    "date_next_day": -1.0,
    "date_apart": -1.0,
    "date_far": -1.5,
}
THRESHOLDS = {"link": 1.5, "suggest": -0.5, "limit": 6.0, "unseen": -3.0, "same_report": 2.0}
NOTHING_SAID = ("date_neither", "place_unsaid", "type_open", "targets_unsaid", "tolls_unsaid")
"""Signs of having nothing to go by. The others of their part are given relative to them, so that 0 says
nothing.
"""

COUNTRY_PAIRS = 300
SEED = 1
GENERIC = frozenset(
    (
        *("PEOPLE", "PERSON", "PERSONS", "CIVILIANS", "GENERAL", "COLONEL"),
        *("POLICE", "POLICEMAN", "POLICEMEN"),
        *("SOLDIER", "SOLDIERS", "LEADER", "LEADERS", "MEMBERS", "PRESIDENT", "NATIONAL", "CENTRAL"),
        *("HEADQUARTERS", "OFFICE", "OFFICES", "BUILDING", "BUILDINGS", "VEHICLE", "VEHICLES", "STATION"),
    )
)
Row = tuple[Telling, Telling, bool]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--readings", type=Path, nargs="+", required=True)
    parser.add_argument("--reports", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    read = {row["doc_id"]: row for path in args.readings for row in _rows(path) if "error" not in row}
    rows = list(_of_muc(args.shared, read)) + list(_of_reports(args.reports, read))
    names = sorted({name for a, b, _ in rows for _, name, _ in signs(a, b)})
    table = np.array([[_strengths(a, b)[n] for n in names] for a, b, _ in rows])
    weights = _relative(dict(zip(names, _fit(table, names, [same for *_, same in rows]), strict=True)))
    args.out.write_text(_toml(weights), "utf-8")
    print(f"{len(rows)} pairs, {sum(same for *_, same in rows)} of one incident")


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _strengths(a: Telling, b: Telling) -> Counter[str]:
    found: Counter[str] = Counter()
    for _, name, strength in signs(a, b):
        found[name] += strength
    return found


def _reading(row: dict[str, Any], text: str) -> Reading:
    fields = {k: v for k, v in row.items() if k != "doc_id"}
    return Reading.model_validate(fields | {"report": fields["report"] | {"text": text}})


def _of_muc(shared: Path, read: dict[str, dict[str, Any]]) -> Iterator[Row]:
    silver = {
        row["item"]: row
        for row in _rows(shared / "data/muc34/silver_same_incident.jsonl")
        if not row["item"].startswith(("TST3", "TST4"))
    }
    ruler = load_ruler(shared / "tools/muc4_score.py")
    wanted = {item.split("#")[0] for item in silver}
    docs = muc.documents(ruler, shared / "data/muc34/muc34-data.tar.gz", wanted)
    tellings: dict[str, Telling] = {}
    for doc_id, doc in docs.items():
        reading = _reading(read[doc_id], doc["text"])
        by_id = {i.incident_id: i for i in reading.incidents}
        for number, incident_id in muc.aligned(ruler, doc["templates"], reading).items():
            if (item := f"{doc_id}#{number}") in silver:
                tellings[item] = telling_of(item, reading, by_id[incident_id], doc["text"])
    for a, b in candidates(tellings.values()):
        same = silver[a]["cluster"] == silver[b]["cluster"]
        if same or not _perhaps(silver[a], silver[b], docs):
            yield tellings[a], tellings[b], same


def _perhaps(a: dict[str, Any], b: dict[str, Any], docs: dict[str, dict[str, Any]]) -> bool:
    """Whether two incidents may be one that the silver clusters leave apart."""
    gap = abs((date.fromisoformat(a["day"]) - date.fromisoformat(b["day"])).days)
    return a["country"] == b["country"] and gap <= 1 and bool(_victims(a, docs) & _victims(b, docs))


def _victims(row: dict[str, Any], docs: dict[str, dict[str, Any]]) -> set[str]:
    doc_id, number = row["item"].split("#")
    template = docs[doc_id]["templates"][int(number)]
    mentions = [m for role in ("hum_target", "phys_target") for v in template[role] for m in v["mentions"]]
    return {word for m in mentions for word in re.findall("[A-Z]{4,}", m.upper())} - GENERIC


def _of_reports(paths: list[Path], read: dict[str, dict[str, Any]]) -> Iterator[Row]:
    tellings: dict[str, Telling] = {}
    gold_of: dict[str, dict[str, Any]] = {}
    event_of: dict[str, str] = {}
    by_event: dict[str, list[str]] = defaultdict(list)
    for docs, gold in zip(paths[::2], paths[1::2], strict=True):
        answers = {row["doc_id"]: row for row in _rows(gold)}
        for doc in _rows(docs):
            reading = _reading(read[doc["doc_id"]], doc["text"])
            for incident in reading.incidents:
                answer = _answer(incident, answers[doc["doc_id"]]["incidents"], doc["text"])
                if answer is not None:
                    key = f"{doc['doc_id']}/{incident.incident_id}"
                    tellings[key] = telling_of(key, reading, incident, doc["text"])
                    gold_of[key], event_of[key] = answer, doc["event"]
                    by_event[doc["event"]].append(key)
    for keys in by_event.values():
        for a, b in combinations(sorted(keys), 2):
            same = _same(gold_of[a], gold_of[b])
            if same is not None and tellings[a].report_id != tellings[b].report_id:
                yield tellings[a], tellings[b], same
    others = [p for p in combinations(sorted(tellings), 2) if event_of[p[0]] != event_of[p[1]]]
    close = [(a, b) for a, b in others if _close(tellings[a], tellings[b])]
    country = [(a, b) for a, b in others if _countries(tellings[a]) & _countries(tellings[b])]
    for a, b in close + random.Random(SEED).sample(country, COUNTRY_PAIRS):
        yield tellings[a], tellings[b], False


def _answer(incident: Any, answers: Iterable[dict[str, Any]], text: str) -> dict[str, Any] | None:
    """The annotated incident whose quote the incident's evidence overlaps most."""
    best, most = None, 0
    for answer in answers:
        start = text.find(answer["quote"])
        end = start + len(answer["quote"])
        met = sum(max(0, min(s.end, end) - max(s.start, start)) for s in incident.evidence)
        if start >= 0 and met > most:
            best, most = answer, met
    return best


def _same(a: dict[str, Any], b: dict[str, Any]) -> bool | None:
    """Whether two annotated incidents of one event are the same; None where that is open."""
    if not a["date"] or not b["date"]:
        return None
    if a["date"] != b["date"]:
        return False
    return True if (a["key"] == b["key"] == "i1" or _named(a) & _named(b)) else None


def _named(answer: dict[str, Any]) -> set[str]:
    return {word.lower() for place in answer["places"] for word in place.split() if word[0].isupper()}


def _close(a: Telling, b: Telling) -> bool:
    return a.first is not None and b.first is not None and abs((a.first - b.first).days) < 40


def _countries(telling: Telling) -> set[str | None]:
    return {spot.country for spot in telling.spots}


def _fit(table: np.ndarray, names: list[str], same: list[bool]) -> list[float]:
    """Newton's method over the signs that are not fixed."""
    fixed = np.array([FIXED.get(name, 0.0) for name in names])
    free = np.array([name not in FIXED for name in names])
    offset, x, y = table @ fixed, table[:, free], np.array(same, float)
    b = np.zeros(x.shape[1])
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(x @ b + offset, -30, 30)))
        slope = x.T @ (p - y) + RIDGE * b
        bend = (x * (p * (1 - p))[:, None]).T @ x + RIDGE * np.eye(len(b))
        b -= np.linalg.solve(bend, slope)
    fixed[free] = b
    return [float(v) for v in fixed]


def _relative(weights: dict[str, float]) -> dict[str, float]:
    """The same weights with those of NOTHING_SAID at 0 and the difference in ``bias``."""
    shown = dict(weights)
    for zero in NOTHING_SAID:
        part = zero.split("_")[0] + "_"
        for name in weights:
            if name.startswith(part) and name not in ALONGSIDE:
                shown[name] -= weights[zero]
        shown["bias"] += weights[zero]
    return shown


ALONGSIDE = ("place_first_apart", "date_far", "date_published_far")
"""Signs that stand beside another of their part, not in its stead."""


def _toml(weights: dict[str, float]) -> str:
    head = [
        "# How much each sign speaks for two tellings, of two reports, being of one incident (log-odds).",
        "# The signs are computed by ledger/linking/signs.py. Written by training/same_incident.py, which",
        "# says what the weights were fitted on and which were set by hand. None of them looks at an actor.",
        "",
        "[thresholds]",
        "# link, suggest: the least score for each; limit, unseen: the most and the least that a pair counts",
        "# within a group, unseen also for pairs never compared; same_report: from where on two incidents of",
        "# one report may fall into one group, by what the reading gives of them without the text.",
    ]
    body = [f"{name} = {value}" for name, value in THRESHOLDS.items()]
    rows = [f"{name} = {round(value, 2) + 0.0}" for name, value in sorted(weights.items())]
    return "\n".join([*head, *body, "", "[weights]", *rows, ""])


if __name__ == "__main__":
    main()
