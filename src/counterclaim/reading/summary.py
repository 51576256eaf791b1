"""One sentence that says how an incident stands, in the vocabulary's words."""

from __future__ import annotations

from collections.abc import Mapping

from counterclaim.model import Actor, Incident
from counterclaim.model.vocabulary import Code, Pattern


def summary_of(incident: Incident, actors: Mapping[str, Actor]) -> str:
    """What happened and how responsibility stands "in these reports"; never more than the claims say."""
    what = incident.title
    if incident.when is not None and incident.when.date_start is not None:
        what += f", {incident.when.date_start.isoformat()}"
    rows = [r for r in incident.attribution if r.code is not Code.NO_ATTRIBUTION]
    if incident.attribution_pattern is Pattern.NOT_APPLICABLE:
        return f"{what}. A clash; responsibility is not asked."
    if not rows:
        return f"{what}. In these reports nobody is quoted as saying who did it."
    said = "; ".join(f"{actors[r.actor_id].label}: {r.code.meaning.replace(' (n)', '')}" for r in rows)
    return f"{what}. In these reports: {said}."
