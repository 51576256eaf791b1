"""Draws printed claims for reading by hand, and counts the judgements of such a list.

python eval/draw_claims.py draw DOCS READINGS [--seed 20261122] [--number 100]   # the claims with their words
python eval/draw_claims.py count eval/wrongs.toml                                # the counts and intervals
python eval/draw_claims.py slips DOCS LISTED [--seed 20261123] [--number 10]     # claims missed, and too many

READINGS is what ``counterclaim read DOCS --jsonl`` prints. Drawn are claims of the stances below, of spans
in the text (not in the headline), all alike likely, without replacement; the order of the readings does not
matter. LISTED is what ``counterclaim evaluate SET --verbose`` prints for the same reports; of its claims
missed and of those too many, NUMBER each are drawn, shown with the place of their quote in the report.
"""

from __future__ import annotations

import argparse
import ast
import json
import random
import re
import tomllib
from collections import Counter
from math import sqrt
from pathlib import Path
from typing import Any

STANCES = {
    "claims_responsibility",
    "admits",
    "attributes",
    "accuses",
    "suspects",
    "denies",
    "denies_for_other",
    "declines_to_comment",
    "no_response",
}
HURTS = ("wrong speaker", "wrong party of the speaker", "denial read as a deed", "deed read as a denial")
AROUND = 300
"""Characters of text shown before and after a claim."""

Line = dict[str, Any]


def lines(path: Path) -> list[Line]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def place(item: tuple[str, Line]) -> tuple[str, int, str]:
    doc_id, claim = item
    return doc_id, claim["span"]["start"], claim["claim_id"]


def drawn(readings: list[Line], *, seed: int, number: int) -> list[tuple[str, Line]]:
    """(doc_id, claim), sorted by report and offset."""
    printed = [
        (reading["doc_id"], claim)
        for reading in readings
        for claim in reading.get("claims", [])
        if claim["stance"] in STANCES and claim["span"]["in"] == "text"
    ]
    printed.sort(key=place)
    return sorted(random.Random(seed).sample(printed, min(number, len(printed))), key=place)


def wilson(hits: int, n: int, z: float = 1.96) -> tuple[float, float]:
    """The 95 % interval of a share."""
    share, spread = hits / n, z * z / n
    middle = (share + spread / 2) / (1 + spread)
    half = z * sqrt(share * (1 - share) / n + spread / (4 * n)) / (1 + spread)
    return middle - half, middle + half


def draw(docs: Path, readings: Path, *, seed: int, number: int) -> None:
    texts = {d["doc_id"]: d["text"] for d in lines(docs)}
    read = lines(readings)
    incidents = {(r["doc_id"], x["incident_id"]): x for r in read for x in r.get("incidents", [])}
    for count_, (doc_id, claim) in enumerate(drawn(read, seed=seed, number=number), 1):
        text, start, end = texts[doc_id], claim["span"]["start"], claim["span"]["end"]
        about = incidents[doc_id, claim["incident_id"]]
        speaker = f"{claim['speaker_as_written']} ({claim['speaker_actor_id']})"
        actor = f"{claim['about_actor_as_written']} ({claim['about_actor_id']})"
        quotes = "; ".join(f"{e['start']}: {e['exact']}" for e in about["evidence"][:2])
        shown = f"...{text[max(0, start - AROUND) : start]}[[{text[start:end]}]]{text[end : end + AROUND]}..."
        print(f"#{count_} {doc_id} {start}-{end} {claim['stance']} | {speaker} | on {actor}")
        print(f"    incident: {about['title']} <{quotes}>".replace("\n", " "))
        print(f"    {shown}".replace("\n", " ") + "\n")


def count(path: Path) -> None:
    claims = tomllib.loads(path.read_text("utf-8"))["claim"]
    for part in [*sorted({c["set"] for c in claims}), ""]:
        of_part = [c for c in claims if not part or c["set"] == part]
        kinds = Counter(c["judgement"] for c in of_part)
        rows = [("wrongs that hurt", sum(kinds[k] for k in HURTS))]
        rows += [(k, kinds[k]) for k in HURTS] + [(k, n) for k, n in kinds.most_common() if k not in HURTS]
        print(f"{part or 'both'}, {len(of_part)} claims")
        for kind, hits in rows:
            low, high = wilson(hits, len(of_part))
            per = 100 / len(of_part)
            print(f"  {kind:<26} {hits:>4}  {hits * per:5.1f} per 100  ({100 * low:.1f} to {100 * high:.1f})")


LISTED = re.compile(r"^(MISSED|EXTRA) +(\S+) (.*)$")


def slips(docs: Path, listed: Path, *, seed: int, number: int) -> None:
    texts = {d["doc_id"]: d["text"] for d in lines(docs)}
    found: dict[str, list[tuple[str, int, str]]] = {"MISSED": [], "EXTRA": []}
    for line in listed.read_text("utf-8").splitlines():
        if match := LISTED.match(line):
            kind, doc_id, rest = match.groups()
            quote = ast.literal_eval(re.split(r": (?=['\"])", rest)[-1])
            found[kind].append((doc_id, texts[doc_id].find(quote), rest))
    for kind, of_kind in found.items():
        chosen = random.Random(seed).sample(sorted(of_kind), min(number, len(of_kind)))
        for count_, (doc_id, at, rest) in enumerate(sorted(chosen), 1):
            around = texts[doc_id][max(0, at - AROUND) : at + AROUND].replace("\n", " ")
            print(f"{kind} {count_} of {len(of_kind)}: {doc_id} {at} {rest}\n    ...{around}...\n")


def main() -> None:
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    does = parser.add_subparsers(dest="does", required=True)
    to_draw = does.add_parser("draw")
    to_draw.add_argument("docs", type=Path)
    to_draw.add_argument("readings", type=Path)
    to_draw.add_argument("--seed", type=int, default=20261122)
    to_draw.add_argument("--number", type=int, default=100)
    does.add_parser("count").add_argument("list", type=Path)
    to_slip = does.add_parser("slips")
    to_slip.add_argument("docs", type=Path)
    to_slip.add_argument("listed", type=Path)
    to_slip.add_argument("--seed", type=int, default=20261123)
    to_slip.add_argument("--number", type=int, default=10)
    given = parser.parse_args()
    if given.does == "draw":
        draw(given.docs, given.readings, seed=given.seed, number=given.number)
    elif given.does == "slips":
        slips(given.docs, given.listed, seed=given.seed, number=given.number)
    else:
        count(given.list)


if __name__ == "__main__":
    main()
