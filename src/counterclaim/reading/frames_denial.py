"""Denial and rejection: what a speaker says was not done, and by whom."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from counterclaim.model.vocabulary import Stance

from .actors import Denoted
from .assertions import Assertion, Side, covering
from .attributions import Attribution
from .doers import doers
from .events import EventMention
from .frames_aside import set_aside
from .frames_behind import others_stand_behind
from .hearing import OWN_PRONOUNS, REJECTABLE, Hearing, degree_of, made, subject_event
from .realis import Realis
from .syntax import children, none_of


def denial(hearing: Hearing, k: int, each: Attribution) -> list[Assertion]:
    """ "Denied bombing it", "denied involvement", "rejected the accusation that its jets struck"."""
    inside = hearing.events_in(each)
    if each.source_head is not None and none_of(each.source_head):
        return []
    if each.cue_head is not None and _refused(hearing, each.cue_head):
        return []  # "refused to confirm or deny", "neither confirmed nor denied"
    if each.cue_head is not None and each.cue_head.lemma_.lower() == "have":
        return []  # "had no hand in it" is told of somebody, by whoever tells it
    cue = each.cue_head
    if cue is not None and each.source_head in children(cue, "nsubjpass") and children(cue, "auxpass"):
        hearing.aside.add(k)
        return []  # "was denied access"
    speaker = hearing.speaker(each)
    content = hearing.content_tokens(each)
    words = {t.lemma_.lower() for t in content}
    if each.stance_hint == "reject" and not _rejects_an_account(words, content, hearing, inside):
        return []
    if each.negated and each.cue_head is not None and each.cue_head.lemma_.lower() in _LEAVES_OPEN:
        return _left_open(hearing, k, each, inside)
    if each.negated:  # "did not deny"
        hearing.handled.update(inside)
        return [
            made(
                hearing,
                k,
                each,
                Side.SILENT,
                "not_denied",
                inside[0] if inside else None,
                own=True,
                stance=Stance.DECLINES_TO_COMMENT,
            )
        ]
    if set_aside(hearing, each, content, inside):
        hearing.aside.add(k)
        hearing.handled.update(inside)
        return []
    named: list[Assertion] = []
    for m in inside:
        event = hearing.events[m]
        if covering(hearing.attributions, event.start, event.end)[:1] != [k] and event.agents:
            inner = covering(hearing.attributions, event.start, event.end)[0]
            if hearing.attributions[inner].stance_hint not in ("say", "claim", "accuse", "blame", None):
                continue
        hearing.handled.add(m)
        for agent in event.agents:
            if each.cue_head is not None and each.source_head is not None and agent.i == each.source_head.i:
                continue  # "denied bombing": the subject is the speaker itself
            own = agent.lower_ in OWN_PRONOUNS or any(c.lower_ in OWN_PRONOUNS for c in agent.lefts)
            for who in () if own else doers(hearing.cast, agent, speaker):
                named.append(
                    made(
                        hearing,
                        k,
                        each,
                        _side(content, event),
                        "denial",
                        m,
                        actor=who,
                        own=who.actor_id == speaker,
                    )
                )
    others = _involved(hearing, each, content) if not named else []
    if others:
        return [
            made(
                hearing,
                k,
                each,
                Side.AGAINST,
                "denial",
                inside[0] if inside else None,
                actor=who,
                own=who.actor_id == speaker,
            )
            for who in others
        ]
    unique = {a.actor.actor_id: a for a in reversed(named) if a.actor}
    if unique:
        return list(unique.values())
    if others_stand_behind(hearing, each):
        return []  # "ruled out that al-Shabaab was behind it": told by those words
    event_index = inside[0] if inside else subject_event(hearing, each)
    if (
        speaker is None
        and not inside
        and each.source_head is not None
        and each.source_head.ent_type_ not in ("PERSON", "ORG", "GPE", "NORP")
    ):
        return []
    root = next((t for t in content if t.head.i not in {c.i for c in content}), None)
    if root is not None and root.lemma_.lower() in ("rumor", "rumour", "report") and inside:
        return [made(hearing, k, each, Side.EVENT, "dispute", inside[0], stance=Stance.DISPUTES_EVENT)]
    return [
        made(
            hearing,
            k,
            each,
            Side.AGAINST,
            "denial",
            event_index,
            own=True,
            degree=degree_of(hearing.content_tokens(each)),
        )
    ]


_LEAVES_OPEN = ("rule", "exclude", "discount")
_PLAIN_FROM = (":", ";", "--", "—", "–")


def _side(content: Sequence[Token], event: EventMention) -> Side:
    """The side of a deed among what is denied. Behind a colon the speaker says in its own words how it was:
    "refuted this: the army does not fire on towns"."""
    plainly = any(t.text in _PLAIN_FROM and t.i < event.head.i for t in content[1:])
    negated = event.realis is Realis.NEGATED
    return Side.AGAINST if negated is plainly else Side.FOR


def _left_open(hearing: Hearing, k: int, each: Attribution, inside: Sequence[int]) -> list[Assertion]:
    """ "Did not rule out that the bandits had done it" suspects them; of its own side it is no denial."""
    speaker = hearing.speaker(each)
    found = []
    hearing.handled.update(inside)
    for m in inside:
        for agent in hearing.events[m].agents:
            own = agent.lower_ in OWN_PRONOUNS or any(c.lower_ in OWN_PRONOUNS for c in agent.lefts)
            others = () if own else doers(hearing.cast, agent, speaker)
            if own or any(who.actor_id == speaker for who in others):
                silent = Stance.DECLINES_TO_COMMENT
                return [made(hearing, k, each, Side.SILENT, "not_denied", m, own=True, stance=silent)]
            found += [
                made(hearing, k, each, Side.FOR, "not_denied", m, actor=who, hedged=True) for who in others
            ]
    return found


def _refused(hearing: Hearing, cue: Token) -> bool:
    above = {cue.i, *(a.i for a in cue.ancestors if a.sent == cue.sent), *(c.i for c in cue.conjuncts)}
    return any(
        a.stance_hint == "decline" and a.cue_head is not None and a.cue_head.i in above
        for a in hearing.attributions
    )


def _rejects_an_account(
    words: set[str], content: Sequence[Token], hearing: Hearing, inside: list[int]
) -> bool:
    """Whether an account is rejected ("the accusation", "that its jets struck"), not the deed itself."""
    if words & REJECTABLE:
        return True
    verbs = [hearing.events[m].head for m in inside]
    return any(v.pos_ == "VERB" and v.dep_ in ("ccomp", "acl", "relcl") for v in verbs) or any(
        t.lower_ in ("it", "this", "that") and t.dep_ == "dobj" for t in content
    )


def _involved(hearing: Hearing, each: Attribution, content: Sequence[Token]) -> list[Denoted]:
    """Whose part is denied: "denied Syrian government involvement", "denied Israel was behind it"."""
    for token in content:
        if token.lemma_.lower() in ("involvement", "responsibility", "role", "part", "hand", "complicity"):
            for left in token.lefts:
                if left.dep_ in ("poss", "amod", "compound", "nmod") and left.lower_ not in OWN_PRONOUNS:
                    known = doers(hearing.cast, left, hearing.speaker(each))
                    if known:
                        return list(known)
    return []
