"""The incidents of MUC-4 reports: which of ours is which of the answer keys.

The keys (by NRaD, 1992) list the incidents of a report as templates. The ruler ``muc4_score.py``, used as
it is, reads them; here each template is put beside one incident of our reading, so that the linking of
incidents can be measured apart from how well they are read.
"""

from __future__ import annotations

import json
import tarfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any, Final

from counterclaim.model import Incident, Reading
from counterclaim.model.vocabulary import EventType as E

SPLITS: Final = ("train", "dev", "test")
LEAST: Final = 1.0
"""A template and an incident that agree in less than one respect are not put beside each other."""

_TYPES: Final = {
    "BOMBING": {
        E.BOMBING_IED, E.SUICIDE_ATTACK, E.AIR_STRIKE, E.VEHICLE_ATTACK, E.MISSILE_ROCKET_STRIKE,
        E.ARTILLERY_SHELLING,
    },
    "ATTACK": {
        E.ARMED_ASSAULT, E.KILLING_EXECUTION, E.ARMED_CLASH, E.OTHER, E.UNKNOWN, E.AIR_STRIKE,
        E.ARTILLERY_SHELLING, E.MISSILE_ROCKET_STRIKE, E.BOMBING_IED,
    },
    "KIDNAPPING": {E.ABDUCTION},
    "ARSON": {E.SABOTAGE, E.OTHER, E.ARMED_ASSAULT, E.UNKNOWN},
    "HIJACKING": {E.ABDUCTION, E.OTHER, E.UNKNOWN},
    "ROBBERY": {E.OTHER, E.UNKNOWN, E.ARMED_ASSAULT},
    "FORCED WORK STOPPAGE": {E.SABOTAGE, E.OTHER, E.UNKNOWN},
}  # fmt: skip


def documents(ruler: ModuleType, archive: Path, wanted: set[str]) -> dict[str, dict[str, Any]]:
    """The reports with these ids, by id, with their templates and, where the dateline has one,
    ``published``.
    """
    with TemporaryDirectory() as folder:
        with tarfile.open(archive) as packed:
            packed.extractall(folder, filter="data")
        root = next(p.parent.parent for p in Path(folder).rglob("CORPORA"))
        rows = [row for split in SPLITS for row in ruler.documents(str(root), split)]
    found = {row["doc_id"]: row for row in rows if row["doc_id"] in wanted}
    for row in found.values():
        days = ruler.parse_day(row["dateline"]["date"]) if row["dateline"] else None
        row["published"] = days[1].isoformat() if days and days[1] else None
    return found


def lines(docs: dict[str, dict[str, Any]]) -> Iterator[bytes]:
    """The reports as ``counterclaim read --jsonl`` takes them."""
    for doc_id, row in sorted(docs.items()):
        line = {"doc_id": doc_id, "text": row["text"], "published": row["published"]}
        yield json.dumps({k: v for k, v in line.items() if v}).encode()


def aligned(ruler: ModuleType, templates: list[dict[str, Any]], reading: Reading) -> dict[int, str]:
    """Template number to incident id, one to one, so that they agree in as much as possible."""
    if not templates or not reading.incidents:
        return {}
    table = [[_agreement(ruler, t, reading, i) for i in reading.incidents] for t in templates]
    return {
        t: reading.incidents[i].incident_id
        for t, i in ruler.align([[max(v, 0.0) for v in row] for row in table])
        if table[t][i] >= LEAST
    }


def _agreement(ruler: ModuleType, template: dict[str, Any], reading: Reading, incident: Incident) -> float:
    """One point each for type and place, 1.5 for the day (-1 for another), one for each victim, 3 at most."""
    points = float(any(incident.event_type in _TYPES.get(kind, ()) for kind in template["type"]))
    year = int(str(reading.report.published or "1990")[:4])
    days = [day for day in (ruler.parse_day(each, year) for each in template["date"]) if day]
    when = incident.when
    if days and when and when.date_start and when.date_end:
        met = any((low or high) <= when.date_end and when.date_start <= high for low, high in days)
        points += (1.5 if (when.date_end - when.date_start).days < 7 else 0.5) if met else -1.0
    names = " ".join(f"{ruler.norm(p.as_written)} {ruler.norm(p.name or '')}" for p in incident.places)
    points += float(any(n in names for place in template["location"] for n in ruler.finest(place) if n))
    told = ruler.norm(_told(reading, incident))
    words = set(told.split())
    victims = [v for role in ("hum_target", "phys_target") for v in template[role]]
    hit = sum(any(ruler.norm(m) in told or ruler.head(m) in words for m in v["mentions"]) for v in victims)
    return points + min(hit, 3)


def _told(reading: Reading, incident: Incident) -> str:
    parts = [span.exact for span in incident.evidence] + [t.as_written for t in incident.targets]
    parts += [c.span.exact for c in reading.casualties if c.incident_id == incident.incident_id]
    return " ".join(parts)
