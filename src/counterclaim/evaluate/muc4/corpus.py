"""Incident templates against MUC-4, with its ruler used as it is.

The set's docs and gold are one archive; its ``part`` is the ruler's split: ``train`` (DEV) and ``dev``
(TST1 and TST2) to tune on, ``test`` (TST3 and TST4) to report on.
"""

from __future__ import annotations

import json
import tarfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

from counterclaim.evaluate.measuring import Job, Table
from counterclaim.evaluate.predict import line_of, readings
from counterclaim.ingest import LineError
from counterclaim.model import SetupError

from .templates import templates

CORPORA = "muc34/TASK/CORPORA/"


def unpack(archive: Path, into: Path) -> Path:
    """The corpora of the archive; gives the folder that the ruler calls its root.

    :raises SetupError: ``shared_missing`` where the archive is not one, or holds no corpora.
    """
    try:
        with tarfile.open(archive) as tar:
            wanted = [m for m in tar if m.name.removeprefix("./").startswith(CORPORA)]
            tar.extractall(into, members=wanted, filter="data")
    except (OSError, tarfile.TarError) as error:
        raise SetupError(
            f"{archive.name} cannot be unpacked: {error}.", "See eval/README.md.", code="shared_missing"
        ) from error
    if not wanted:
        raise SetupError(f"{archive.name} holds no {CORPORA}.", "See eval/README.md.", code="shared_missing")
    return into / "muc34"


def report_line(ruler: ModuleType, doc: dict[str, Any]) -> dict[str, Any]:
    """A message as a line of reports: its text as sent, published on the day of its dateline."""
    line = {"doc_id": doc["doc_id"], "text": doc["text"]}
    day = ruler.parse_day((doc["dateline"] or {}).get("date") or "")
    if day and day[1]:
        line["published"] = day[1].isoformat()
    return line


def read(ruler: ModuleType, docs: list[dict[str, Any]]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The templates of each message."""
    lines = (json.dumps(report_line(ruler, doc)).encode() for doc in docs)
    for doc, item in zip(docs, readings(lines), strict=True):
        if isinstance(item, LineError):
            yield doc["doc_id"], []
        else:
            yield doc["doc_id"], templates(json.loads(line_of(item)), doc["text"])


def rows(found: dict[str, Any]) -> Table:
    """The ruler's figures as rows. ``typed``: fillers of all slots, incidents matched by type; ``exact_day``
    and ``finest_place``: of the matched incidents whose key has one; ``org_confidence``: perpetrator
    organisations with MUC-4's word for how sure it is. The slots and the rest are asides."""
    table: Table = {
        "typed": _prf(found["templates"]["typed"]),
        "exact_day": _share(found["aligned"].get("date_exact_day")),
        "finest_place": _share(found["aligned"].get("finest_place")),
        "org_confidence": _prf(found["perp_confidence_end_to_end"]),
        "relevance": {**_prf(found["relevance"]), "aside": True},
    }
    for slot, values in found["templates"]["typed_by_slot"].items():
        table[f"slot {slot}"] = {**_prf(values), "aside": True}
    for name in ("type", "country", "perp_confidence"):
        table[name] = {**_share(found["aligned"].get(name)), "aside": True}
    return table


def measure(job: Job) -> Table:
    with TemporaryDirectory() as folder:
        root = unpack(job.docs, Path(folder))
        docs = job.ruler.documents(str(root), job.part or "test")
        predicted = dict(job.watch(read(job.ruler, docs)))
        return rows(job.ruler.score(docs, predicted))


def _prf(values: dict[str, Any]) -> dict[str, Any]:
    return {"p": values["p"], "r": values["r"], "f1": values["f1"], "gold": values["tp"] + values["fn"]}


def _share(values: dict[str, Any] | None) -> dict[str, Any]:
    return {"accuracy": values["acc"], "n": values["n"]} if values else {"accuracy": None, "n": 0}
