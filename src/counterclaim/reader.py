"""The composition root: bytes in, Reading out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path

from counterclaim import ingest
from counterclaim.geo.gazetteer import Gazetteer, ensure
from counterclaim.knowledge.actors import registry
from counterclaim.knowledge.outlets import find_outlet
from counterclaim.model import Actor, Claim, Incident, Reading, Report
from counterclaim.model.vocabulary import ActorKind
from counterclaim.reading.pipeline import Draftwork, Resources
from counterclaim.reading.pipeline import read_report as read_draft
from counterclaim.reading.summary import summary_of
from counterclaim.rubric import RUBRIC_VERSION, judge

from ._version import __version__

READER = f"builtin/{__version__}"


@cache
def resources() -> Resources:
    """The knowledge that ships with the package, loaded once."""
    return Resources(registry(), Gazetteer(ensure()))


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

    :param source: the text itself, or a ``Path`` to a file (a ``str`` is always text).
    :param published: when it was published; without it weekdays and the like stay unresolved.
    :param as_of: judge only what had been said by then.
    :raises InputError: where the input cannot be read as a report.
    """
    given = {"published": published, "outlet": outlet, "url": url, "title": title}
    report = (
        ingest.from_path(source, **given) if isinstance(source, Path) else ingest.from_text(source, **given)
    )  # type: ignore[arg-type]
    return read_report(report, as_of=as_of)


def read_report(report: Report, *, as_of: datetime | None = None) -> Reading:
    """Reads a report that has been taken in already."""
    report = _with_outlet(report)
    draft = read_draft(report, resources())
    incidents = tuple(_judged(i, draft, as_of) for i in draft.incidents)
    return Reading(
        as_of=as_of,
        rubric_version=RUBRIC_VERSION,
        reader=READER,
        report=report,
        actors=tuple(_used(draft, incidents)),
        incidents=incidents,
        claims=draft.claims,
        casualties=draft.casualties,
        context=draft.context,
        notes=draft.notes,
    )


def _with_outlet(report: Report) -> Report:
    known = find_outlet(report.outlet, report.url)
    if known is None:
        return report
    principal = known.speaks_for[0].actor_id if known.speaks_for else None
    return report.model_copy(update={"outlet_kind": known.kind, "outlet_actor_id": principal})


def _judged(incident: Incident, draft: Draftwork, as_of: datetime | None) -> Incident:
    mine: Sequence[Claim] = [c for c in draft.claims if c.incident_id == incident.incident_id]
    actors = {k: a for k, a in draft.actors.items()}
    day = incident.when.date_start if incident.when else None
    standing = judge(mine, actors, event_type=incident.event_type, incident_day=day, as_of=as_of)
    judged = incident.model_copy(
        update={
            "attribution_pattern": standing.pattern,
            "no_claim_reported": standing.no_claim_reported,
            "attribution": standing.attribution,
        }
    )
    tolls = [c for c in draft.casualties if c.incident_id == incident.incident_id]
    return judged.model_copy(update={"summary": summary_of(judged, mine, tolls, actors)})


def _used(draft: Draftwork, incidents: Sequence[Incident]) -> list[Actor]:
    """The actors that the reading refers to, by name."""
    ids = {c.about_actor_id for c in draft.claims} | {c.speaker_actor_id for c in draft.claims}
    ids |= {x.actor_id for x in draft.context}
    for incident in incidents:
        ids |= {r.actor_id for r in incident.attribution} | {t.actor_id for t in incident.targets}
        ids |= {p.actor_id for p in incident.participants}
        ids |= {p.actor_id for r in incident.attribution for p in r.related_positions}
    known = [draft.actors[i] for i in ids if i is not None and i in draft.actors]
    return sorted(known, key=lambda a: (a.name.casefold(), a.actor_id))


__all__ = ["READER", "ActorKind", "read", "read_report", "resources"]
