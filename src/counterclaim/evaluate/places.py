"""Place names against public corpora (GeoWebNews, TR-News, LGL), with their ruler used as it is.

A set of the floors file whose ruler is ``geo_score.py`` is one of these: its docs and its gold are one file.
"""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any, Final

from counterclaim.geo.gazetteer import Gazetteer, open_gazetteer
from counterclaim.model import SetupError
from counterclaim.reading.places import find_places
from counterclaim.text.language import parse

from .measuring import Job, Table, Watch, unwatched

_FORMATS: Final = {"GWN.xml": "gwn", "TR-News.xml": "tr-news", "lgl.xml": "lgl"}


def toponyms(text: str, gazetteer: Gazetteer) -> list[dict[str, Any]]:
    """The names of places in ``text`` as the ruler takes them; offsets in code points.

    Common nouns that take up a place ("the city") are left out: the corpora hold names only.
    """
    return [
        {
            "start": m.start,
            "end": m.end,
            "lat": m.place.lat,
            "lon": m.place.lon,
            "geonameid": m.place.geonames_id,
        }
        for m in find_places(parse(text), gazetteer)
        if not m.anaphor
    ]


def measure(job: Job) -> Table:
    return score(job.ruler, job.docs, open_gazetteer(), watch=job.watch)


def score(ruler: ModuleType, corpus: Path, gazetteer: Gazetteer, *, watch: Watch = unwatched) -> Table:
    """``recognition_exact``, ``recognition_overlap`` and ``end_to_end`` (p, r, f1), ``acc161`` (accuracy).

    ``acc161``: the share of the recognised names with coordinates that are put within 161 km.

    :raises SetupError: ``no_such_corpus`` where the ruler has no reader for the file.
    """
    if corpus.name not in _FORMATS:
        raise SetupError(
            f"{corpus.name} is none of the corpora of place names.",
            f"There are: {', '.join(sorted(_FORMATS))}.",
            code="no_such_corpus",
        )
    docs, _ = ruler.load(str(corpus), _FORMATS[corpus.name], "all")
    found = ruler.score(docs, {d["doc_id"]: toponyms(d["text"], gazetteer) for d in watch(docs)})
    rows: Table = {}
    for name in ("recognition_exact", "recognition_overlap", "end_to_end"):
        rows[name] = {kind: round(value, 4) for kind, value in found[name].items()}
        rows[name]["gold"] = found["gold_with_coordinates" if name == "end_to_end" else "gold"]
    resolution = found["resolution"]
    rows["acc161"] = {"accuracy": round(resolution["acc161"], 4), "n": resolution["n"]}
    return rows
