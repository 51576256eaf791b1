"""Claims: assertions joined with speakers and incidents."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from counterclaim.knowledge.load import read_table
from counterclaim.model import ActorGroup, Claim, stable_id
from counterclaim.model.vocabulary import OnRecord, SpeakerNaming, SpeakerType, Stance
from counterclaim.text.language import text_of

from .about import About, about_of, only_a_role, stance_of
from .attributions import Attribution
from .claim_fields import directness_of, flags_of, outer_speaker, reason_of, relation_of, scope_of, stated_at
from .not_said import not_said
from .only_asked import in_general, left_unnamed, only_asked, only_supposed
from .own_words import own_or_not
from .speakers import describe_speaker
from .stage import Placed, Stage
from .syntax import none_of

OUTLET_ORIGIN = "outlet#own"
NEITHER = "neither"
SILENT = frozenset(("nothing", "silent", "silence", "mum"))
OF_ITSELF = (Stance.CLAIMS_RESPONSIBILITY, Stance.ADMITS, Stance.DENIES)
HEARD_BY_CUE = ("tagged", "claim", "admission", "denial", "blame")
"""Rules whose stance is that of the verb of saying."""
NOBODY = ("nobody", "none", "no")
ANYBODY = frozenset(("anyone", "anybody", "someone", "somebody", "everyone", "everybody", "whoever"))
BY_CUE: dict[tuple[Stance | None, str], Stance] = {
    (Stance.CLAIMS_RESPONSIBILITY, "admit"): Stance.ADMITS,
    (Stance.ATTRIBUTES, "blame"): Stance.ACCUSES,
    (Stance.ATTRIBUTES, "accuse"): Stance.ACCUSES,
}
"""What the verb of saying makes of a stance: "acknowledged that its jets struck it" admits."""
ANOTHER = frozenset(read_table("wording.toml")["another"])
COMMENT_WORDS = tuple(read_table("wording.toml")["comment_words"])
NAMING = (Stance.ATTRIBUTES, Stance.ACCUSES, Stance.SUSPECTS, Stance.CLAIMS_RESPONSIBILITY, Stance.ADMITS)
NOBODY_SAYS = (*NAMING, Stance.DENIES, Stance.DENIES_FOR_OTHER, Stance.CONFIRMS_EVENT, Stance.DISPUTES_EVENT)
SIDES: dict[Stance, str] = {
    Stance.CLAIMS_RESPONSIBILITY: "for",
    Stance.ADMITS: "for",
    Stance.ATTRIBUTES: "for",
    Stance.ACCUSES: "for",
    Stance.SUSPECTS: "hedged",
    Stance.DENIES: "against",
    Stance.DENIES_FOR_OTHER: "against",
    Stance.DECLINES_TO_COMMENT: "silent",
    Stance.NO_RESPONSE: "silent",
    Stance.NO_INFORMATION: "silent",
}


def make_claims(stage: Stage, placed: Sequence[Placed]) -> list[Claim]:
    """The claims of a report, in the order of the text, each said once.

    One claim an incident, voice, actor and side: a voice that repeats itself is kept at its first,
    most direct telling.
    """
    drafts: list[tuple[Claim, Placed]] = []
    for item in placed:
        claim = _claim(stage, item)
        if claim is not None:
            drafts.append((claim, item))
    accused = accused_in([c for c, _ in drafts])
    kept: dict[tuple[object, ...], Claim] = {}
    silences: set[tuple[object, ...]] = set()
    for claim, item in drafts:
        if _owned_in_one_breath(claim, item, drafts) or (
            in_general(stage.doc, item.assertion.anchor) and _left_open(claim, drafts)
        ):
            continue
        settled = _disputes(claim, accused)
        if SIDES.get(settled.stance) == "silent":
            voice = settled.origin_key, settled.about_actor_id, settled.stance
            if voice in silences:
                continue
            silences.add(voice)
        key = (
            settled.incident_id,
            settled.origin_key,
            settled.about_actor_id,
            SIDES.get(settled.stance, settled.stance),
            settled.responsibility_degree,
        )
        old = kept.get(key)
        if old is None or _better(settled, old):
            kept[key] = settled
    namers = {
        (c.incident_id, c.origin_key)
        for c in kept.values()
        if c.stance is not Stance.CONFIRMS_EVENT and SIDES.get(c.stance) != "silent"
    }
    for place, each in list(kept.items()):
        if each.stance is Stance.CONFIRMS_EVENT and (each.incident_id, each.origin_key) in namers:
            del kept[place]  # who names somebody has said that it happened
    return _with_retractions(
        sorted(kept.values(), key=lambda c: (c.span.where, c.span.start, c.span.end, c.claim_id))
    )


def about_comment(claim: Claim) -> bool:
    """Whether a refusal is one to comment, confirm or deny, not one to give a name or a number."""
    words = claim.span.exact.lower()
    return any(word in words for word in COMMENT_WORDS)


def accused_in(claims: Sequence[Claim]) -> set[tuple[str, str | None]]:
    """The pairs of incident and actor that some claim names as the one who did it."""
    return {(c.incident_id, c.about_actor_id) for c in claims if c.stance in NAMING}


def answering(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without the silences that answer nothing: "could not say how many", by somebody unnamed."""
    accused = accused_in(claims)
    kept = []
    for claim in claims:
        if SIDES.get(claim.stance) == "silent":
            asked = (claim.incident_id, claim.about_actor_id) in accused
            refusal = claim.made_by.endswith("/refusal") and not about_comment(claim)
            if claim.speaker_actor_id is None or (
                not asked and (refusal or claim.stance is Stance.NO_INFORMATION)
            ):
                continue
        kept.append(claim)
    return kept


def passes_by(claim: Claim, accused: Collection[tuple[str, str | None]]) -> bool:
    """Whether it is no silence about the incident: "silent on other places", or somebody whom nobody accuses
    speaks of it "without naming anyone"."""
    if claim.stance not in (Stance.DECLINES_TO_COMMENT, Stance.NO_RESPONSE) or claim.cue is None:
        return False
    after = claim.span.exact[claim.cue.end - claim.span.start :].split()
    if after[:1] == ["on"] and ANOTHER & {w.lower() for w in after[1:3]}:
        return True
    aside = claim.cue.exact.lower().startswith("without") and not about_comment(claim)
    return aside and (claim.incident_id, claim.about_actor_id) not in accused


def _better(new: Claim, old: Claim) -> bool:
    """Whether a repeat tells more: an admission beside a bare announcement, a denial's own words."""
    return (new.stance is Stance.ADMITS and old.stance is Stance.CLAIMS_RESPONSIBILITY) or (
        old.speaker_as_written is None and new.speaker_as_written is not None
    )


def _owned_in_one_breath(claim: Claim, item: Placed, drafts: Sequence[tuple[Claim, Placed]]) -> bool:
    """ "The army said no one was killed and that it had hit a base": the harm is denied, not the deed."""
    return claim.stance is Stance.DISPUTES_EVENT and any(
        mine.stance in (Stance.CLAIMS_RESPONSIBILITY, Stance.ADMITS)
        and mine.incident_id == claim.incident_id
        and other.assertion.said == item.assertion.said
        for mine, other in drafts
    )


def _left_open(claim: Claim, drafts: Sequence[tuple[Claim, Placed]]) -> bool:
    """ "Neither confirmed nor denied the raid, saying only that it does not bomb markets": what an army does
    in general is no denial in the mouth of one who just refused to deny."""
    return (
        claim.stance is Stance.DENIES
        and claim.made_by.endswith("/deed")
        and any(
            other.stance is Stance.DECLINES_TO_COMMENT
            and other.origin_key == claim.origin_key
            and claim.span.start <= other.span.start
            and other.span.end <= claim.span.end
            and NEITHER in other.span.exact.lower().split()
            for other, _ in drafts
        )
    )


def _disputes(claim: Claim, accused: set[tuple[str, str | None]]) -> Claim:
    """By the accused, "nothing of the kind happened" is a denial."""
    if (
        claim.stance is Stance.DISPUTES_EVENT
        and claim.speaker_actor_id
        and (claim.incident_id, claim.speaker_actor_id) in accused
    ):
        return claim.model_copy(update={"stance": Stance.DENIES, "about_actor_id": claim.speaker_actor_id})
    return claim


def _claim(stage: Stage, item: Placed) -> Claim | None:
    a = item.assertion
    said = stage.attributions[a.said] if a.said is not None else None
    speaker = (
        describe_speaker(stage.doc, said, stage.cast)
        if said is not None and said.source is not None
        else None
    )
    about = about_of(stage, a, speaker)
    stance = stance_of(a, about, speaker)
    if speaker is not None and said is not None and said.stance_hint is not None and not said.negated:
        stance = BY_CUE.get((stance, said.stance_hint), stance)
    if stance is not None and (
        only_asked(stage.doc, a.anchor, stage.quotes, stance)
        or only_supposed(said, stance)
        or (stance in NAMING and left_unnamed(said))
    ):
        return None
    head = said.source_head if said is not None else None
    asked = head is not None and head.lower_ in ANYBODY
    if stance is None or (a.own and asked):
        return None  # "has anyone owned up?" is no claim
    if head is not None and none_of(head) and stance in NOBODY_SAYS:
        return None  # "no group has said it did it" is no speaker's word
    if stance in (*NAMING, Stance.DENIES) and about.actor is None:
        return None
    its_own = speaker is not None and about.actor is not None and speaker.actor_id == about.actor.actor_id
    if its_own and stance is Stance.DENIES_FOR_OTHER:
        stance = Stance.DENIES
    somebodys = a.rule == "tagged" and speaker is not None
    if stance in (*NAMING, Stance.DENIES) and only_a_role(about) and not its_own and not somebodys:
        return None  # but "survivors said that men in uniform had shot them" is what they say
    if SIDES.get(stance) == "silent" and speaker is None:
        return None  # nobody's silence
    if a.rule == "tagged" and stance in OF_ITSELF and _kept_silent(stage, said):
        return None  # "said nothing of the killing" denies nothing
    cues = (a.cue, said.cue if said is not None else None)
    named = (about.span.start, about.span.end) if about.span is not None else None
    if a.rule in HEARD_BY_CUE and not_said(stage.doc, stance, cues, (a.start, a.end), named):
        return None
    stance, speaker = own_or_not(stage, stance, speaker, about)
    if stance is Stance.REPORTS_NO_CLAIM:
        about = About(None, None, None)
        if (
            speaker is not None
            and said is not None
            and said.source_head is not None
            and said.source_head.lower_ in (*NOBODY, *ANYBODY)
        ):
            speaker = None
        if a.rule == "no_claim" and a.stance is Stance.REPORTS_NO_CLAIM:
            speaker = outer_speaker(stage, a)
    where = stage.where
    span = stage.cut(a.start, a.end)
    actor_id = about.actor.actor_id if about.actor else None
    naming = speaker.naming if speaker else SpeakerNaming.UNATTRIBUTED
    origin = f"{speaker.party}#{speaker.voice}" if speaker else OUTLET_ORIGIN
    group = None
    if a.group is not None and a.group_key is not None:
        group = ActorGroup(id=stable_id("g", stage.report.text_sha256, where, a.group_key), kind=a.group)
    return Claim(
        claim_id=stable_id(
            "c",
            stage.report.text_sha256,
            where,
            a.start,
            a.end,
            "claim",
            stance.value,
            actor_id,
            speaker.as_written if speaker else None,
            item.incident_id,
        ),
        incident_id=item.incident_id,
        stance=stance,
        about_actor_id=actor_id,
        about_actor_as_written=about.as_written,
        about_span=about.span,
        actor_group=group,
        responsibility_degree=a.degree,
        speaker_as_written=speaker.as_written if speaker else None,
        speaker_span=stage.cut(speaker.start, speaker.end) if speaker else None,
        speaker_actor_id=speaker.actor_id if speaker else None,
        speaker_type=speaker.type if speaker else SpeakerType.OUTLET_OWN_REPORTING,
        speaker_naming=naming,
        on_record=speaker.on_record if speaker else OnRecord.YES,
        relation_to_actor=relation_of(stage, speaker, about.actor, item),
        directness=directness_of(said, speaker),
        chain=speaker.chain if speaker else (),
        origin_key=origin,
        scope=scope_of(stage, a, stance),
        reason_given=reason_of(stage, a, stance),
        stated_at=stated_at(stage, a),
        flags=flags_of(stage, speaker),
        span=span,
        cue=stage.cut(*a.cue) if a.cue and a.cue[1] > a.cue[0] else None,
        made_by=f"builtin/{a.rule}",
    )


def _kept_silent(stage: Stage, said: Attribution | None) -> bool:
    """Whether the words of saying are of silence: "said nothing", "kept mum"."""
    if said is None or said.cue is None:
        return False
    return bool(SILENT & set(text_of(stage.doc)[slice(*said.cue)].lower().split()))


def _with_retractions(claims: list[Claim]) -> list[Claim]:
    """A retraction points at what the same voice said before on the incident; with nothing, it stays bare."""
    result: list[Claim] = []
    for claim in claims:
        if claim.stance is Stance.RETRACTS:
            earlier = tuple(
                c.claim_id
                for c in claims
                if c.incident_id == claim.incident_id
                and c.origin_key == claim.origin_key
                and c.claim_id != claim.claim_id
                and c.stance in (*NAMING, Stance.DENIES, Stance.DENIES_FOR_OTHER)
                and c.span.start <= claim.span.start
            )
            claim = claim.model_copy(update={"retracts": earlier})
        result.append(claim)
    return result
