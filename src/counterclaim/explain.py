"""Why a reading is what it is: for each value the step and the rule or model that made it.

The reading is the one that :mod:`.reader` gives; the reasons stand beside it and change nothing in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from counterclaim.model import Because, Claim, ExplainedReading, Incident, Note, Reading, Report
from counterclaim.reading.because import because_of_claims
from counterclaim.reading.because_incidents import because_of_incidents
from counterclaim.reading.pipeline import Draftwork
from counterclaim.rubric.codes import TABLE
from counterclaim.rubric.grounds import FACT_WORDS, RowGround, grounds

from .reader import read_with_workings


def explain_report(
    report: Report, *, as_of: datetime | None = None, notes: Sequence[Note] = ()
) -> ExplainedReading:
    """Reads a report that has been taken in, and says why; the arguments of :func:`.reader.read_report`."""
    reading, draft = read_with_workings(report, as_of=as_of, notes=notes)
    reasons = [
        *because_of_incidents(draft),
        *because_of_claims(draft),
        *_because_of_codes(reading, draft, as_of),
        *_because_of_notes(reading, draft),
    ]
    fields = {name: getattr(reading, name) for name in Reading.model_fields}
    explained = ExplainedReading(**fields, explanation=tuple(reasons))
    last = len(reading.incidents)
    at = [explained.incident_of(one) for one in reasons]
    order = sorted(range(len(reasons)), key=lambda k: (last if (i := at[k]) is None else i, k))
    return explained.model_copy(update={"explanation": tuple(reasons[k] for k in order)})


def _because_of_codes(reading: Reading, draft: Draftwork, as_of: datetime | None) -> Iterator[Because]:
    for i, incident in enumerate(reading.incidents):
        mine = [c for c in draft.claims if c.incident_id == incident.incident_id]
        day = incident.when.date_start if incident.when else None
        found = grounds(mine, draft.actors, event_type=incident.event_type, incident_day=day, as_of=as_of)
        by_id = {c.claim_id: (k, c) for k, c in enumerate(reading.claims)}
        rows = {row.actor_id: row for row in found.rows}
        for n, each in enumerate(incident.attribution):
            yield from _row(f"/incidents/{i}/attribution/{n}", rows[each.actor_id], by_id)
        yield Because(
            path=f"/incidents/{i}/attribution_pattern",
            step="rubric",
            rule=f"{reading.rubric_version} pattern {found.line}",
            note=f"The first line of the table of patterns that fits: {found.condition}.",
        )
        if incident.no_claim_reported:
            yield _no_claim(i, incident, reading)
        for claim_id, why in found.aside:
            k, claim = by_id[claim_id]
            yield Because(
                path=f"/claims/{k}", step="rubric", rule=f"{reading.rubric_version} {why}", span=claim.span,
                note=f"It does not count for the code: {why.replace('_', ' ')}.",
            )  # fmt: skip


def _row(path: str, row: RowGround, by_id: dict[str, tuple[int, Claim]]) -> Iterator[Because]:
    for fact, claim_ids in row.facts:
        for k, claim in sorted((by_id[one] for one in claim_ids), key=lambda pair: pair[0]):
            yield Because(
                path=f"{path}/code", step="rubric", rule=fact.value, span=claim.span,
                note=f"{fact.value} ({FACT_WORDS[fact]}), by /claims/{k}.",
            )  # fmt: skip
    told = ", ".join(fact.value for fact, _ in row.facts) or "no fact"
    fits = f"line {row.line} is the first that fits: {row.condition}"
    if row.line > len(TABLE):
        fits = "no line of the table of codes fits"
    yield Because(
        path=f"{path}/code", step="rubric", rule=f"code {row.line}", note=f"From {told}; {fits}."
    )
    if row.position_claims:
        shown = sorted(by_id[one][0] for one in row.position_claims)
        yield Because(
            path=f"{path}/self_position", step="rubric", rule="position",
            span=by_id[row.position_claims[0]][1].span if len(shown) == 1 else None,
            note=f"Its own words or silence: {', '.join(f'/claims/{k}' for k in shown)}.",
        )  # fmt: skip


def _no_claim(i: int, incident: Incident, reading: Reading) -> Because:
    first = next(
        c for c in reading.claims
        if c.incident_id == incident.incident_id and c.stance.value == "reports_no_claim"
    )  # fmt: skip
    return Because(
        path=f"/incidents/{i}/no_claim_reported", step="rubric", rule="no_claim", span=first.span,
        note="These words tell that nobody has claimed it.",
    )  # fmt: skip


def _because_of_notes(reading: Reading, draft: Draftwork) -> Iterator[Because]:
    taken = len(reading.notes) - len(draft.notes)
    for n, note in enumerate(reading.notes):
        where = "Taking the report in" if n < taken else "Reading the text"
        about = f", about {note.path}" if note.path else ""
        span = None
        for i, incident in enumerate(reading.incidents):
            if note.path == f"/incidents/{i}/when" and incident.when is not None:
                span = incident.when.span
        yield Because(
            path=f"/notes/{n}", step="ingest" if n < taken else "reading", rule=note.code, span=span,
            note=f"{where} made this note{about}.",
        )  # fmt: skip


__all__ = ["explain_report"]
