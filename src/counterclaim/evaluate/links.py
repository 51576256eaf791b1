"""Linking against public corpora, with the ruler ``link_score.py`` used as it is.

A set of the floors file whose ruler is ``link_score.py`` is one of these; its docs say which corpus it is.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from counterclaim.ingest import LineError
from counterclaim.ledger.linking import Telling, document_groups, page_of, partition, telling_of
from counterclaim.model import Reading, SetupError

from . import muc
from .measuring import Job, Table
from .predict import readings
from .ruler import load_ruler

Clusters = dict[str, Any]
_MEASURES: Final = ("MUC", "B3", "CEAFe", "LEA", "pairs")
HEADLINES: Final = ("2018-01-01", "2018-06-30")
"""The headlines of these days are measured: a fifth of all, read in half a minute."""


def measure(job: Job) -> Table:
    """The table of a set of links (:func:`score`)."""
    return score(job.ruler, job.docs, job.gold)


def score(ruler: ModuleType, docs: Path, gold: Path) -> dict[str, dict[str, Any]]:
    """Precision, recall and F1 of the ruler's five measures, ``CoNLL`` (the mean of three F1), pairs apart.

    The ruler takes each incident that the reader does not find for a cluster of its own.

    :raises SetupError: ``no_such_corpus`` where there is no reader for the docs.
    """
    corpora = {
        "muc34-data.tar.gz": _muc,
        "documents.jsonl.gz": _ecb,
        "headlines.jsonl.gz": _headlines,
    }
    if docs.name not in corpora:
        raise SetupError(
            f"{docs.name} is none of the corpora for linking.",
            f"There are: {', '.join(sorted(corpora))}.",
            code="no_such_corpus",
        )
    answers, found = corpora[docs.name](docs, gold)
    result = ruler.score(answers, found)
    rows: dict[str, dict[str, Any]] = {
        name: {kind: float(value) for kind, value in result[name].items()} | {"gold": result["items"]}
        for name in _MEASURES
    }
    rows["CoNLL"] = {"f1": float(result["CoNLL"]), "gold": result["items"]}
    # Of their own, so that each can have a floor.
    rows["pair_precision"] = {"accuracy": float(result["pairs"]["p"]), "n": result["items"]}
    rows["pair_recall"] = {"accuracy": float(result["pairs"]["r"]), "n": result["items"]}
    return rows


def _muc(docs: Path, gold: Path) -> tuple[Clusters, Clusters]:
    """Incidents of MUC-4 reports: silver clusters against our groups of the same reports' incidents.

    Only the reports that have an incident in the silver clusters are read.
    """
    answers = {row["item"]: row["cluster"] for row in _rows(gold)}
    ruler = load_ruler(docs.parents[2] / "tools" / "muc4_score.py")
    reports = muc.documents(ruler, docs, {item.split("#")[0] for item in answers})
    tellings: list[Telling] = []
    key_of: dict[str, str] = {}
    for doc_id, reading in _read(muc.lines(reports)):
        text = reading.report.text
        tellings += [telling_of(f"{doc_id}/{i.incident_id}", reading, i, text) for i in reading.incidents]
        for number, incident_id in muc.aligned(ruler, reports[doc_id]["templates"], reading).items():
            key_of[f"{doc_id}#{number}"] = f"{doc_id}/{incident_id}"
    group_of = _numbered(partition(tellings).groups)
    return answers, {item: group_of[key] for item, key in key_of.items() if item in answers}


def _ecb(docs: Path, gold: Path) -> tuple[Clusters, Clusters]:
    """Documents of ECB+ test: a topic and which of its two similar events, as their ids tell."""
    wanted = {row["doc_id"] for row in _rows(gold) if row["split"] == "test"}
    texts = {row["doc_id"]: joined(row["tokens"]) for row in _rows(docs) if row["doc_id"] in wanted}
    lines = (json.dumps({"doc_id": k, "text": text}).encode() for k, text in sorted(texts.items()))
    pages = {doc_id: page_of(reading, reading.report.text) for doc_id, reading in _read(lines)}
    groups = document_groups(pages.values())
    answers = {doc_id: _event(doc_id) for doc_id in texts}
    return answers, {doc_id: groups[page.report_id] for doc_id, page in pages.items()}


def _event(doc_id: str) -> str:
    """"36_1ecbplus.xml" is of the second event of topic 36."""
    topic, _, rest = doc_id.partition("_")
    return f"{topic}{'ecbplus' if 'ecbplus' in rest else 'ecb'}"


def _headlines(docs: Path, gold: Path) -> tuple[Clusters, Clusters]:
    """Headlines by the UCDP event that they were used for; each is read as a report of its own."""
    rows = {row["item"]: row for row in _rows(gold) if HEADLINES[0] <= row["date"] <= HEADLINES[1]}
    texts = {row["item"]: row["headline"] for row in _rows(docs) if row["item"] in rows}
    lines = (
        json.dumps({"doc_id": item, "text": text, "published": rows[item]["date"]}).encode()
        for item, text in sorted(texts.items())
    )
    tellings = [
        telling_of(doc_id, reading, reading.incidents[0], reading.report.text)
        for doc_id, reading in _read(lines)
        if reading.incidents
    ]
    # Two outlets may print one headline: each is a report of its own here.
    tellings = [t.model_copy(update={"report_id": t.key}) for t in tellings]
    return {item: row["cluster"] for item, row in rows.items()}, _numbered(partition(tellings).groups)


def joined(tokens: Iterable[str]) -> str:
    """The text of tokens, as a newspaper would set it."""
    text = " ".join(tokens).replace("``", '"').replace("''", '"')
    text = re.sub(r" (n't|'s|'re|'ve|'ll|'d|'m|[.,;:!?%)\]])(?= |$)", r"\1", text)
    return re.sub(r"([(\[]) ", r"\1", text)


def _read(lines: Iterable[bytes]) -> Iterator[tuple[str, Reading]]:
    for item in readings(lines):
        if not isinstance(item, LineError) and item.report.doc_id is not None:
            yield item.report.doc_id, item


def _numbered(groups: Iterable[frozenset[str]]) -> dict[str, int]:
    return {key: number for number, group in enumerate(groups) for key in group}


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    packed = path.read_bytes()
    text = (gzip.decompress(packed) if path.suffix == ".gz" else packed).decode()
    yield from (json.loads(line) for line in text.split("\n") if line.strip())
