"""What the trained tagger hears as claims, brought into the form that the patterns give theirs.

The tagger marks the words of a claim with its stance, and the words that name an actor. Who speaks, and
which actor of the report is meant, is asked of the attributions and the cast, as for every assertion.
A span that a pattern has already read on the same side adds nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from counterclaim.knowledge.load import read_table
from counterclaim.knowledge.triggers import armed_people, targets, triggers, weapons
from counterclaim.model.vocabulary import ActorKind, EventType, ResponsibilityDegree, Stance, TargetType
from counterclaim.tagger.spans import Span, TaggedText
from counterclaim.text.language import text_of
from counterclaim.text.lexicon import lemma

from .about import BODIES, PRONOUNS, UNNAMED, somebody
from .actors import Cast, Denoted
from .assertions import Assertion, Side
from .attributions import Attribution
from .callers import VOICES
from .disclaimed import Standing, standing
from .doers import doers, of_a_state, speaker_actor, worn
from .events import EventMention
from .frames_aside import of_other_attacks, only_harm
from .hearing import OWN_PRONOUNS, degree_of
from .limited import RULE as LIMITED
from .limited import conceded, denying
from .realis import HABIT
from .silences import no_silence, silence_told
from .tagged_self import (
    ANYBODY,
    is_press,
    just_blamed,
    left_open,
    of_itself,
    of_no_side,
    of_others,
    of_the_speaker,
    subjects,
    suffered,
)
from .told_in_words import in_words, owning_told

SIDE_OF = {
    "claims": Side.FOR, "accuses": Side.FOR, "suspects": Side.FOR, "denies": Side.AGAINST,
    "exonerates": Side.AGAINST, "declines": Side.SILENT, "unclaimed": Side.SILENT,
}  # fmt: skip
A_CLAUSE = 35  # code points: less is hardly more than a speaker and a word of saying
CLAIMING = ("claim_responsibility", "admit")
OWN = ("claims", "denies", "declines")
RULE = "tagged"
PARTS = frozenset(read_table("wording.toml")["own_part"])


def tagged_assertions(
    doc: Doc,
    tagged: TaggedText,
    attributions: Sequence[Attribution],
    cast: Cast,
    events: Sequence[EventMention],
    told: Sequence[Assertion],
    evidence: Sequence[tuple[int, int]],
    aside: Collection[int] = (),
) -> list[Assertion]:
    """The claims of ``tagged`` in the evidence that none of ``told`` holds, as assertions.

    :param aside: the attributions that deny, or accuse of, something else than a deed.
    """
    found: list[Assertion] = []
    for claim in whole_claims(tagged):
        side = SIDE_OF[claim.kind]
        if not any(s <= claim.start < e for s, e in evidence):
            continue
        if any(
            (a.side is side or a.stance is Stance.RETRACTS) and _overlap(claim, a.start, a.end) >= 0.5
            for a in told
        ):
            continue
        if claim.kind == "claims" and any(
            a.side is Side.AGAINST and a.own and _overlap(claim, a.start, a.end) >= 0.8 for a in told
        ):
            continue  # "rejected claims that its soldiers had burned": no admission
        limited = (a for a in told if a.rule == LIMITED)
        if side is Side.FOR and any(_overlap(claim, a.start, a.end) >= 0.8 for a in limited):
            continue  # "its men fired only into the air"
        words = tagged.text[claim.start : claim.end]
        if claim.kind == "denies" and conceded(words) and not denying(words):
            continue  # "fired only after being fired upon" owns the deed
        if claim.kind == "denies" and _of_no_part(doc, claim, told, events):
            continue
        if side is not Side.SILENT and any(_cue_inside(attributions[k], claim) for k in aside):
            continue
        span = doc.char_span(claim.start, claim.end, alignment_mode="expand")
        if span is None or not in_words(side, span):
            continue
        said = _said(attributions, claim, tagged)
        if side is Side.FOR and said is not None and _denied(attributions[said], claim):
            continue  # "denied that Israel had struck it" is read by the patterns, and is no accusation
        if side is Side.FOR and said is not None and _usual(attributions[said]):
            continue  # "those normally attributed to Israel" are others than this one
        before = [*told, *found]
        made = _assertions(doc, tagged, claim, span, said, attributions, cast, events, before)
        found += made
    return found


def _of_no_part(doc: Doc, claim: Span, told: Sequence[Assertion], events: Sequence[EventMention]) -> bool:
    """ "It had no basis on which to blame anyone": read as not knowing, it denies no part."""
    unaware = (a.cue for a in told if a.rule == "no_information" and a.cue is not None)
    if not any(claim.start <= s and e <= claim.end for s, e in unaware):
        return False
    if any(claim.start <= m.start < claim.end for m in events):
        return False
    span = doc.char_span(claim.start, claim.end, alignment_mode="expand")
    return span is not None and not {lemma(t) for t in span} & PARTS


def _denied(each: Attribution, claim: Span) -> bool:
    """Whether the claim is what a verb of denial, in or before it, denies."""
    if each.stance_hint not in ("deny", "reject") or each.negated or each.cue is None:
        return False
    after = max(claim.start, each.cue[1])
    held = sum(max(0, min(claim.end, e) - max(after, s)) for s, e in each.content)
    return held >= 0.8 * (claim.end - after)


def _usual(each: Attribution) -> bool:
    return each.cue_head is not None and any(c.lower_ in HABIT for c in each.cue_head.children)


def _cue_inside(each: Attribution, claim: Span) -> bool:
    return each.cue is not None and claim.start <= each.cue[0] and each.cue[1] <= claim.end


NEAR, SHORTEST = 12, 12  # code points


def whole_claims(tagged: TaggedText) -> list[Span]:
    """The tagger's claims, pieces that only a word or two part made one, and mere splinters left out."""
    merged: list[Span] = []
    for claim in tagged.claims:
        last = next((m for m in reversed(merged) if SIDE_OF[m.kind] is SIDE_OF[claim.kind]), None)
        gap = tagged.text[last.end : claim.start] if last is not None else None
        if last is not None and gap is not None and len(gap) <= NEAR and not set(gap) & set(".;\n"):
            kind = last.kind if last.end - last.start >= claim.end - claim.start else claim.kind
            merged[merged.index(last)] = Span(
                last.start, claim.end, "claim", kind, max(last.probability, claim.probability)
            )
        else:
            merged.append(claim)
    return [m for m in merged if m.end - m.start >= SHORTEST]


def _overlap(claim: Span, start: int, end: int) -> float:
    shared = min(claim.end, end) - max(claim.start, start)
    return shared / max(1, min(claim.end - claim.start, end - start))


def _said(attributions: Sequence[Attribution], claim: Span, tagged: TaggedText) -> int | None:
    """The attribution that carries the claim: the one with most of its cue, source and content inside."""
    heard = [s for s in tagged.sources if claim.start <= s.start and s.end <= claim.end]
    best: tuple[float, int] | None = None
    for k, each in enumerate(attributions):
        held = sum(
            min(claim.end, e) - max(claim.start, s)
            for s, e in each.content
            if s < claim.end and claim.start < e
        ) / max(1, claim.end - claim.start)
        cue = each.cue is not None and each.cue[0] >= claim.start and each.cue[1] <= claim.end
        source = each.source is not None and each.source[0] < claim.end and claim.start < each.source[1]
        if each.source is not None and any(
            each.source[0] < s.end and s.start < each.source[1] for s in heard
        ):
            held += 1.5
        score = 2.0 * cue + 1.0 * source + min(held, 2.5) + (0.3 if each.source is not None else 0.0)
        if (cue or held > 0.4 or (source and held > 0.0)) and (best is None or score > best[0]):
            best = (score, k)
    return best[1] if best else None


def _assertions(
    doc: Doc,
    tagged: TaggedText,
    claim: Span,
    span: Tokens,
    said: int | None,
    attributions: Sequence[Attribution],
    cast: Cast,
    events: Sequence[EventMention],
    told: Sequence[Assertion],
) -> list[Assertion]:
    each = attributions[said] if said is not None else None
    speaker = speaker_actor(cast, each) if each is not None else None
    side = SIDE_OF[claim.kind]
    inside = [k for k, m in enumerate(events) if claim.start <= m.start < claim.end]
    if side is Side.FOR and inside and all(events[k].type is EventType.ARMED_CLASH for k in inside):
        return []  # taking part in a clash is not responsibility
    degree = degree_of(list(span))
    if degree not in (ResponsibilityDegree.CARRIED_OUT, ResponsibilityDegree.ORDERED) and not inside:
        return []  # "accused Paris of arming terrorists": something else than an event of this report
    base = Assertion(
        side=side,
        rule=RULE,
        anchor=events[inside[0]].first if inside else span.root.i,
        start=claim.start,
        end=claim.end,
        event=inside[0] if inside else None,
        said=said,
        stance=_stance(claim.kind),
        hedged=claim.kind == "suspects",
        cue=each.cue if each is not None else None,
        degree=degree,
    )
    if side is Side.FOR and any(standing(events[k].head) is not Standing.TOLD for k in inside):
        return []  # "there is no evidence that its missile hit it", "it was a lie that its men did it"
    if claim.kind == "unclaimed":
        return [base]
    if claim.kind == "denies" and each is not None and any(a.own and a.said == said for a in told):
        words = [t for t in span if any(s <= t.idx < e for s, e in each.content)]
        if only_harm(words):
            return []  # "the army said no civilians were killed and that it had hit a base"
    if claim.kind == "declines":
        if each is None or each.source is None or no_silence(span):
            return []
        return [_with(replace(base, stance=silence_told(doc, span.start, span.end)), own=True)]
    source = each.source if each is not None else None
    named = _actors(doc, tagged, claim, cast, speaker, source)
    if claim.kind == "claims" and not owning_told(span) and not _does_it(span, each, named, speaker):
        others = [w for w in named if w.actor_id != speaker]
        return [_with(replace(base, stance=Stance.ATTRIBUTES), own=False, actor=w) for w in others]
    if claim.kind == "claims" and each is not None:
        if not _within(doc, named, claim) and of_itself(span, each):
            named = []  # "it was them": the side named before is another
        deeds = [events[k] for k in inside]
        if of_others(span, each, deeds, cast, speaker) or left_open(each, attributions, events):
            return []
        said_words = [t for t in span if any(s <= t.idx < e for s, e in each.content)]
        if suffered(span, each) or of_other_attacks(said_words or list(span), [m.head for m in deeds]):
            return []
        if not of_the_speaker(deeds, each, cast):
            blamed = just_blamed(span, told, speaker)
            if not blamed and not of_a_state(cast, each.source_head):
                return [_with(base, own=True)]
            return [_with(replace(base, stance=Stance.ATTRIBUTES), own=False, actor=w) for w in blamed]
    bare = not inside and claim.end - claim.start < A_CLAUSE
    if claim.kind == "claims" and bare and not (each is not None and each.stance_hint in CLAIMING):
        return []  # "as the army claims": a word of saying is no claim of responsibility
    if claim.kind == "claims" and each is not None and all(w.actor_id == speaker for w in named):
        named = subjects(span, each, cast, speaker) or named
    if claim.kind in OWN:
        own = [w for w in named if w.actor_id == speaker]
        aside = each is not None and (is_press(cast, each) or of_no_side(cast, span, each))
        sided = speaker is not None or aside
        if claim.kind == "claims" and named and not own and sided:
            base = replace(base, stance=Stance.ATTRIBUTES)  # who says it of somebody else
        elif own or not named:
            spoken = each is not None and each.source is not None
            return [_with(base, own=True, actor=own[0] if own else None)] if spoken else []
    return [_with(base, actor=who, own=who.actor_id == speaker) for who in named]


def _does_it(span: Tokens, each: Attribution | None, named: Sequence[Denoted], speaker: str | None) -> bool:
    """Whether a caller speaks for those named, or those are the speaker's own and do something there."""
    head = each.source_head if each is not None else None
    if head is not None and lemma(head) in (*VOICES, *ANYBODY):
        return True
    own = [w for w in named if w.actor_id == speaker]
    return any(t.dep_ == "nsubj" and any(w.start <= t.idx < w.end for w in own) for t in span if t != head)


def _within(doc: Doc, named: Sequence[Denoted], claim: Span) -> bool:
    """Whether one of them is named in the words of a claim, by more than a pronoun."""
    inside = [w for w in named if claim.start <= w.start < claim.end]
    return any(text_of(doc)[w.start : w.end].lower() not in PRONOUNS for w in inside)


def _with(base: Assertion, *, own: bool, actor: Denoted | None = None) -> Assertion:
    return replace(base, own=own, actor=actor)


def _stance(kind: str) -> Stance | None:
    return {
        "unclaimed": Stance.REPORTS_NO_CLAIM,
        "claims": Stance.CLAIMS_RESPONSIBILITY,
        "denies": Stance.DENIES,
        "exonerates": Stance.DENIES_FOR_OTHER,
        "accuses": Stance.ATTRIBUTES,  # also of its own side: a state's rights body on the state's soldiers
        "suspects": Stance.SUSPECTS,
    }.get(kind)


def _actors(
    doc: Doc,
    tagged: TaggedText,
    claim: Span,
    cast: Cast,
    speaker: str | None,
    source: tuple[int, int] | None,
) -> list[Denoted]:
    """Whom the actor words inside a claim denote, else those nearest before it in its sentence.

    Where the words of the speaker are marked and others too, the others are meant: "the army said that
    the RSF had launched it".
    """
    spans = [s for s in tagged.actors if claim.start <= s.start and s.end <= claim.end]
    if source is not None:
        others = [s for s in spans if s.end <= source[0] or source[1] <= s.start]
        if any(w.actor.kind not in NOBODYS for s in others for w in _denoted(doc, s, cast, speaker)):
            spans = others
    if not spans:
        words = doc.char_span(claim.start, claim.end, alignment_mode="expand")
        low = words.sent.start_char if words is not None else claim.start
        spans = [s for s in tagged.actors if low <= s.start < claim.start][-1:]
    found: dict[str, Denoted] = {}
    for each in spans:
        for who in _denoted(doc, each, cast, speaker):
            found.setdefault(who.actor_id, who)
    return list(found.values())


NOBODYS = (ActorKind.UNAFFILIATED_INDIVIDUAL,)
HUMAN = ("man", "woman", "boy", "girl", "er", "or", "ist", "youth", "teenager")


def _is_a_human(noun: Token) -> bool:
    return lemma(noun).endswith(HUMAN) and not _is_a_thing(noun)


def _is_a_thing(noun: Token) -> bool:
    """A place, a building, a vehicle: what is hit; an aircraft may stand for its side."""
    known, asset = targets().get(lemma(noun)), weapons().get(lemma(noun))
    return (known is not None and known.type not in PEOPLE) or (asset is not None and not asset.asset)


PEOPLE = (TargetType.CIVILIANS, TargetType.UNKNOWN, TargetType.MILITIA, TargetType.MILITARY_POSITION)
OF_A_NAME = ("amod", "compound", "nmod", "nummod", "poss")


def _denoted(doc: Doc, words: Span, cast: Cast, speaker: str | None) -> tuple[Denoted, ...]:
    span = doc.char_span(words.start, words.end, alignment_mode="expand")
    if span is None:
        return ()
    root: Token = span.root
    if speaker is None and any(c.lower_ in OWN_PRONOUNS or c.tag_ == "PRP$" for c in root.lefts):
        return ()  # "his people", by somebody who speaks for no actor that we know
    known = doers(cast, root, speaker)
    if known:
        return known
    for token in span:
        if token.dep_ not in ("compound", "amod", "nmod", "poss") or worn(token):
            continue
        if known := cast.denoted_by(token, speaker):
            return tuple(w._replace(start=span.start_char, end=span.end_char) for w in known)
    if root.dep_ == "pobj" and triggers().nouns.get(lemma(root.head.head)) is not None:
        return ()  # "the shelling of Gao": what was struck
    if root.pos_ == "PROPN" and root.ent_type_ not in BODIES:
        who = somebody(cast)  # no person is an actor
        return (Denoted(who.actor_id, who, span.start_char, span.end_char, None),)
    if root.pos_ != "NOUN":
        return ()
    sided = lemma(root) in armed_people() or lemma(root) in UNNAMED
    if not sided and (root.tag_ != "NNS" or _is_a_thing(root)):
        if not _is_a_human(root):
            return ()
        who = somebody(cast)  # "a lone robber"
        return (Denoted(who.actor_id, who, span.start_char, span.end_char, None),)
    low = max(span.start, min((t.i for t in root.lefts if t.dep_ in OF_A_NAME), default=root.i))
    name = doc[low : root.i + 1].text
    actor_id = cast.scene.local("unspecified", name, ActorKind.UNSPECIFIED)
    return (Denoted(actor_id, cast.scene.actor(actor_id), span.start_char, span.end_char, None),)
