"""The composition root: bytes in, Reading out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path

from counterclaim import ingest
from counterclaim.geo.gazetteer import Gazetteer, ensure
from counterclaim.knowledge.actors import registry
from counterclaim.knowledge.outlets import find_outlet
from counterclaim.model import Actor, Claim, Incident, Note, Reading, Report
from counterclaim.reading.naming import named_as_reported
from counterclaim.reading.pipeline import Draftwork, Resources
from counterclaim.reading.pipeline import read_report as read_draft
from counterclaim.reading.summary import summary_of
from counterclaim.rubric import RUBRIC_VERSION, judge
from counterclaim.tagger.tag import tag

from ._version import __version__

READER = f"builtin/{__version__}"


@cache
def resources() -> Resources:
    """The knowledge that ships with the package, loaded once."""
    return Resources(registry(), Gazetteer(ensure()), tagger=tag)


def read(
    source: str | Path,
    *,
    published: date | datetime | str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
    as_of: datetime | None = None,
) -> Reading:
    """Reads one report.

    :param source: the text itself, or a file: a ``Path``, or a string that names an existing file.
    :param published: when it was published; without it weekdays and the like stay unresolved.
    :param as_of: judge only what had been said by then.
    :raises InputError: where the input cannot be read as a report.
    """
    taken = ingest.take_bytes(_bytes_of(source), published=published, outlet=outlet, url=url, title=title)
    return read_report(taken.report, as_of=as_of, notes=taken.notes)


PATH_AT_MOST = 1024


def _bytes_of(source: str | Path) -> bytes:
    if isinstance(source, str) and (len(source) > PATH_AT_MOST or "\n" in source or not _is_file(source)):
        return source.encode("utf-8", "surrogatepass")
    return ingest.read_file(source)


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except (OSError, ValueError):
        return False


def read_report(report: Report, *, as_of: datetime | None = None, notes: Sequence[Note] = ()) -> Reading:
    """Reads a report that has been taken in already; ``notes`` are those of taking it in."""
    return read_with_workings(report, as_of=as_of, notes=notes)[0]


def read_with_workings(
    report: Report, *, as_of: datetime | None = None, notes: Sequence[Note] = ()
) -> tuple[Reading, Draftwork]:
    """The reading, and what it was made from (:mod:`counterclaim.explain`)."""
    report = _with_outlet(report)
    draft = read_draft(report, resources())
    actors = named_as_reported(draft.actors, draft.claims, resources().registry.nouns)
    incidents = tuple(_judged(i, draft, actors, as_of) for i in draft.incidents)
    told = {(n.code, n.path) for n in notes}
    before = [*notes, *(n for n in ingest.notes_on(report) if (n.code, n.path) not in told)]
    reading = Reading(
        as_of=as_of,
        rubric_version=RUBRIC_VERSION,
        reader=READER,
        report=report,
        actors=tuple(_used(draft, actors, incidents)),
        incidents=incidents,
        claims=draft.claims,
        casualties=draft.casualties,
        context=draft.context,
        notes=(*before, *draft.notes),
    )
    return reading, draft


def _with_outlet(report: Report) -> Report:
    known = find_outlet(report.outlet, report.url)
    if known is None:
        return report
    principal = known.speaks_for[0].actor_id if known.speaks_for else None
    return report.model_copy(update={"outlet_kind": known.kind, "outlet_actor_id": principal})


def _judged(
    incident: Incident, draft: Draftwork, actors: Mapping[str, Actor], as_of: datetime | None
) -> Incident:
    mine: Sequence[Claim] = [c for c in draft.claims if c.incident_id == incident.incident_id]
    day = incident.when.date_start if incident.when else None
    standing = judge(mine, actors, event_type=incident.event_type, incident_day=day, as_of=as_of)
    judged = incident.model_copy(
        update={
            "attribution_pattern": standing.pattern,
            "no_claim_reported": standing.no_claim_reported,
            "attribution": standing.attribution,
        }
    )
    return judged.model_copy(update={"summary": summary_of(judged, actors)})


def _used(draft: Draftwork, actors: Mapping[str, Actor], incidents: Sequence[Incident]) -> list[Actor]:
    """The actors that the reading refers to, by name."""
    ids = {c.about_actor_id for c in draft.claims} | {c.speaker_actor_id for c in draft.claims}
    ids |= {x.actor_id for x in draft.context}
    for incident in incidents:
        ids |= {r.actor_id for r in incident.attribution} | {t.actor_id for t in incident.targets}
        ids |= {p.actor_id for p in incident.participants}
        ids |= {p.actor_id for r in incident.attribution for p in r.related_positions}
    known = [actors[i] for i in ids if i is not None and i in actors]
    return sorted(known, key=lambda a: (a.name.casefold(), a.actor_id))


__all__ = ["READER", "read", "read_report", "read_with_workings", "resources"]
