"""Why the claims of a reading are what they are: rule, probability, incident, speaker."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp

from counterclaim.model import Because, Claim, Incident, Span
from counterclaim.model.vocabulary import Stance

from .pipeline import Draftwork
from .placing import Ground, weighed_homes
from .trust import KINDS, SIDE_NUMBER, chance, threshold

TAGGER = "attribution-tagger"
RULES: Mapping[str, str] = {
    "tagged": "The trained tagger hears these words as a claim, and no pattern reads them on the same side",
    "deed": "The words tell the deed and its doer",
    "refusal": "The words tell that the speaker would not speak",
    "no_information": "The words tell that the speaker does not know",
    "no_claim": "The words tell that nobody has claimed it",
}
VIA: Mapping[str | None, str] = {
    "self": "the words name the actor itself",
    "organ": "an organ of the actor, by the list of organs",
    "media": "media that speak for the actor, by the list of outlets",
    "official": "an official of the actor",
    "person": "a person whom the report or the list of leaders ties to the actor",
}


@dataclass(frozen=True)
class _Home:
    """Where the words of a claim were put: the speaker's attribution, and the score of each incident."""

    actor_id: str | None
    said: int | None
    at: int
    scores: tuple[float, ...]


def because_of_claims(draft: Draftwork) -> Iterator[Because]:
    """The reasons for each claim of a draft, in its order."""
    homes = _homes(draft)
    number = {incident.incident_id: i for i, incident in enumerate(draft.incidents)}
    proposed = {c.claim_id: c for c in draft.workings.proposed}
    for k, claim in enumerate(draft.claims):
        path = f"/claims/{k}"
        yield _rule(path, claim)
        yield from _heard(path, claim, draft)
        first = proposed.get(claim.claim_id)
        if first is not None and claim.span.where == "text":
            yield from _trust(path, first, draft)
        home = _home_of(claim, homes, number[claim.incident_id])
        yield _place(path, claim, home, draft.incidents)
        yield from _speaker(path, claim, home, draft)


def _rule(path: str, claim: Claim) -> Because:
    rule = claim.made_by.split("/")[-1]
    words = f"{RULES.get(rule, f'The pattern “{rule}” fits')}; read as {_side(claim.stance)}."
    return Because(path=path, step="claim", rule=rule, span=claim.cue or claim.span, note=words)


def _side(stance: Stance) -> str:
    side = SIDE_NUMBER.get(stance)
    return "a word on the event" if side is None else ("a naming", "a denial", "a silence")[side]


def _heard(path: str, claim: Claim, draft: Draftwork) -> Iterator[Because]:
    """The tagger's own span under the claim, where it has one on the same side."""
    tagged, side = draft.workings.heard.tagged, SIDE_NUMBER.get(claim.stance)
    if tagged is None or side is None or claim.span.where != "text":
        return
    over = [
        s for s in tagged.claims
        if s.kind in KINDS[side] and s.start < claim.span.end and claim.span.start < s.end
    ]  # fmt: skip
    if not over:
        return
    best = max(over, key=lambda s: (s.probability, -s.start))
    yield Because(
        path=path,
        step="claim",
        rule=TAGGER,
        probability=_share(best.probability),
        span=Span.cut(tagged.text, best.start, best.end),
        note=f"The trained tagger marks these words as “{best.kind}”; its number is not calibrated.",
    )


def _trust(path: str, claim: Claim, draft: Draftwork) -> Iterator[Because]:
    tagged = draft.workings.heard.tagged
    if tagged is None or claim.stance not in SIDE_NUMBER:
        return
    ids = [i.incident_id for i in draft.incidents]
    least = threshold(claim)
    why = "it would stay at any number, as the words spell it out" if least is None else "enough to stay"
    yield Because(
        path=path,
        step="trust",
        rule="claim-trust",
        probability=_share(chance(claim, draft.workings.proposed, tagged, ids)),
        threshold=_share(least) if least is not None else None,
        span=claim.span,
        note=f"How probable it is that an annotator writes this claim down: {why}.",
    )


def _homes(draft: Draftwork) -> dict[tuple[int, int, str], list[_Home]]:
    heard = draft.workings.heard
    ground = Ground(heard.doc, heard.cast, heard.attributions, heard.tellings, draft.workings.drafts)
    found: dict[tuple[int, int, str], list[_Home]] = {}
    for a, at, scores in weighed_homes(ground, heard.assertions):
        who = a.actor.actor_id if a.actor is not None else None
        found.setdefault((a.start, a.end, a.rule), []).append(_Home(who, a.said, at, scores))
    return found


def _home_of(claim: Claim, homes: Mapping[tuple[int, int, str], Sequence[_Home]], at: int) -> _Home | None:
    if claim.span.where != "text":
        return None
    key = (claim.span.start, claim.span.end, claim.made_by.split("/")[-1])
    mine = [h for h in homes.get(key, ()) if h.at == at]
    return next((h for h in mine if h.actor_id == claim.about_actor_id), mine[0] if mine else None)


def _place(path: str, claim: Claim, home: _Home | None, incidents: Sequence[Incident]) -> Because:
    at = next(i for i, one in enumerate(incidents) if one.incident_id == claim.incident_id)
    odds: float | None = None
    if home is None:
        rule, note = "headline", "It stands in the headline, which is about the main incident."
    elif not home.scores:
        rule, note = "own-event", "Its own words tell an event of this incident."
    elif len(home.scores) == 1:
        rule, note = "only-incident", "Its words tell no event, and the report tells of one incident only."
    else:
        rule = "claim-place"
        odds = _share(1 / sum(exp(score - home.scores[at]) for score in home.scores))
        note = f"Its words tell no event; of {len(home.scores)} incidents this one has the highest score."
    return Because(
        path=f"{path}/incident_id", step="placing", rule=rule, probability=odds, span=claim.span, note=note
    )


def _speaker(path: str, claim: Claim, home: _Home | None, draft: Draftwork) -> Iterator[Because]:
    """Who is quoted, and for whom it speaks."""
    if claim.speaker_as_written is None:
        yield Because(
            path=f"{path}/speaker_as_written", step="speaker", rule="own-voice", span=claim.span,
            note="No source is given for these words: the report says them in its own voice.",
        )  # fmt: skip
        return
    tagged, at = draft.workings.heard.tagged, claim.speaker_span
    if tagged is not None and at is not None and at.where == "text":
        over = [s for s in tagged.sources if s.start < at.end and at.start < s.end]
        if over:
            best = max(over, key=lambda s: (s.probability, -s.start))
            yield Because(
                path=f"{path}/speaker_as_written", step="speaker", rule=TAGGER,
                probability=_share(best.probability), span=Span.cut(tagged.text, best.start, best.end),
                note="The trained tagger marks these words as a source; its number is not calibrated.",
            )  # fmt: skip
    if claim.speaker_actor_id is None:
        rule, note = "no-side", f"“{claim.speaker_as_written}” speaks for no actor that is known."
    else:
        via = _via(home, draft, claim.speaker_actor_id)
        rule = via or "actors"
        who = draft.actors.get(claim.speaker_actor_id)
        name = who.name if who is not None else claim.speaker_actor_id
        note = f"“{claim.speaker_as_written}” speaks for {name}: {VIA.get(via, 'by the list of actors')}."
    yield Because(path=f"{path}/speaker_actor_id", step="speaker", rule=rule, span=at, note=note)


def _via(home: _Home | None, draft: Draftwork, actor_id: str) -> str | None:
    if home is None or home.said is None:
        return None
    heard = draft.workings.heard
    each = heard.attributions[home.said]
    for head in (each.source_head, each.speaker_head):
        if head is not None:
            found = heard.cast.principal_of(head)
            if found.actor_id == actor_id:
                return found.via
    return None


def _share(value: float) -> float:
    """A probability to four digits: more would show the machine, not the model."""
    return min(1.0, max(0.0, round(value, 4)))
