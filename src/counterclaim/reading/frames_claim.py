"""Claims of responsibility, admissions, retractions, and the silences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from counterclaim.knowledge.load import read_table
from counterclaim.model.vocabulary import Stance

from .assertions import Assertion, Side, sentence_bounds, token_end
from .attributions import Attribution
from .frames_aside import of_other_attacks
from .hearing import ACCUSATION_NOUNS, OWN_PRONOUNS, Hearing, made, subject_event
from .realis import HABIT
from .silences import silence_told
from .syntax import children, none_of

_WORDS = read_table("wording.toml")


def claim(hearing: Hearing, k: int, each: Attribution) -> list[Assertion]:
    inside = hearing.events_in(each)
    event = inside[0] if inside else subject_event(hearing, each)
    if each.negated or (each.source_head is not None and none_of(each.source_head)):
        hearing.handled.update(inside)
        return [made(hearing, k, each, Side.SILENT, "no_claim", event, stance=Stance.REPORTS_NO_CLAIM)]
    if each.source is None:
        return []
    if of_other_attacks(hearing.content_tokens(each), [hearing.events[m].head for m in inside]):
        hearing.handled.update(inside)
        return []
    hearing.handled.update(m for m in inside if not hearing.events[m].agents)
    return [made(hearing, k, each, Side.FOR, "claim", event, own=True, stance=Stance.CLAIMS_RESPONSIBILITY)]


def nobody(hearing: Hearing, told: Sequence[Assertion]) -> Iterator[Assertion]:
    """ "No group claimed responsibility", "nobody has said it was behind the attack", "no one admitted it".

    Read from the sentence itself, since a report may say it with nothing that a cue could hand to a source.
    """
    known = {hearing.doc[a.anchor].sent.start for a in told if a.stance is Stance.REPORTS_NO_CLAIM}
    for token in hearing.doc:
        if token.pos_ != "VERB" or token.lemma_.lower() not in OWNING or token.sent.start in known:
            continue
        if not any(none_of(t) for t in children(token, "nsubj")):
            continue
        rest = [t for t in token.subtree if t.i > token.i]
        words = {t.lemma_.lower() for t in rest}
        event = next((k for k, m in enumerate(hearing.events) if m.head in rest), None)
        said_so = token.lemma_.lower() in ("claim", "admit", "own") and (
            event is not None or words & {"it", "this", "that"}
        )
        if said_so or words & OWNED or (event is not None and words & {"behind", "do", "carry"}):
            known.add(token.sent.start)
            if event is not None:
                hearing.handled.add(event)
            start, end = sentence_bounds(token)
            yield Assertion(
                side=Side.SILENT,
                rule="no_claim",
                anchor=token.i,
                start=start,
                end=end,
                event=event,
                stance=Stance.REPORTS_NO_CLAIM,
                cue=(token.idx, token_end(token)),
            )


OWNING = frozenset(("claim", "admit", "acknowledge", "assume", "take", "accept", "say", "own", "declare"))
OWNED = frozenset(("responsibility", "credit", "authorship"))


def claimed_event(hearing: Hearing, k: int, each: Attribution) -> list[Assertion]:
    """ "The attack was claimed by the group": what is claimed is an event, not a statement."""
    if each.cue_head is None or each.cue_head.lemma_.lower() != "claim":
        return []
    inside = {t.i for t in hearing.content_tokens(each)}
    nobody = each.source_head is not None and none_of(each.source_head)
    roots = [
        hearing.doc[i]
        for i in sorted(inside)
        if (hearing.doc[i].head.i not in inside or hearing.doc[i].head.i == i)
        and hearing.doc[i].pos_ in ("NOUN", "PROPN", "PRON")
    ]
    events = [hearing.events[e] for e in hearing.events_in(each)]
    duty = any(r.lemma_.lower() in ("responsibility", "credit", "authorship") for r in roots)
    if (
        duty
        or any(m.noun and m.head in roots for m in events)
        or (nobody and any(r.pos_ == "PRON" for r in roots))
    ):
        return claim(hearing, k, each)
    return []


def admission(hearing: Hearing, k: int, each: Attribution) -> list[Assertion]:
    """ "Admitted the strike", "acknowledged a mistake", "apologised for it": what is admitted must be a deed.

    "Acknowledged that the rebels are strong", "regretted that they had refused" admit nothing.
    """
    inside = hearing.events_in(each)
    if each.negated or any(hearing.events[m].agents for m in inside):
        return []  # the event with its agent says it
    content = hearing.content_tokens(each)
    if of_other_attacks(content, [hearing.events[m].head for m in inside]):
        return []
    if not inside and not any(_stands_for_a_deed(t) for t in content):
        return []
    cue = each.cue_head
    if cue is not None and cue.lemma_.lower() in REGRETS and not _its_own(content):
        return []
    if cue is not None and any(c.lower_ in SELDOM for c in cue.lefts):
        return []  # "the army rarely acknowledges strikes abroad"
    if any(t.lemma_.lower() in OMISSIONS and t.dep_ in ("dobj", "pobj") for t in content[:4]):
        return []  # "apologised for the failure of the guards to stop the attack"
    return [
        made(
            hearing,
            k,
            each,
            Side.FOR,
            "admission",
            inside[0] if inside else None,
            own=True,
            stance=Stance.ADMITS,
        )
    ]


REGRETS = frozenset(_WORDS["regrets"])
FAULTS = frozenset(_WORDS["faults"])
OMISSIONS = frozenset(_WORDS["omissions"])
SELDOM = frozenset(_WORDS["seldom"]) | HABIT


def _stands_for_a_deed(token: Token) -> bool:
    """ "Responsibility", "a mistake", "it": not the "that" before a clause, nor "this" before a noun."""
    if token.lemma_.lower() not in ACCUSATION_NOUNS:
        return False
    return token.lower_ not in ("it", "this", "that") or token.dep_ in ("dobj", "pobj", "nsubjpass", "ROOT")


def _its_own(content: Sequence[Token]) -> bool:
    """Whether somebody regrets what it did itself ("its mistake", "the loss of life"): to regret what others
    have done admits nothing."""
    return any(t.lower_ in OWN_PRONOUNS or t.lemma_.lower() in FAULTS for t in content)


def silence(stance: Stance, rule: str) -> Callable[[Hearing, int, Attribution], list[Assertion]]:
    def handler(hearing: Hearing, k: int, each: Attribution) -> list[Assertion]:
        inside = hearing.events_in(each)
        hearing.handled.update(inside)
        k, each = _from_whom(hearing, k, each)
        meant = _told(each) if stance is Stance.DECLINES_TO_COMMENT else stance
        if stance is not Stance.REPORTS_NO_CLAIM and (
            each.source is None or none_of(each.source_head)
            if each.source_head is not None
            else each.source is None
        ):
            return []
        return [
            made(hearing, k, each, Side.SILENT, rule, inside[0] if inside else None, own=True, stance=meant)
        ]

    return handler


def _told(each: Attribution) -> Stance:
    """What the words of a silence say that it is: "had no immediate comment" is no refusal."""
    if each.cue_head is None or each.cue is None:
        return Stance.DECLINES_TO_COMMENT
    low, high = each.cue
    near = [t.i for t in each.cue_head.sent if low - 1 <= t.idx < high + NEAR]
    if not near:
        return Stance.DECLINES_TO_COMMENT
    return silence_told(each.cue_head.doc, near[0], near[-1] + 1)


NEAR = 15  # code points after a cue that may belong to its idiom


def _from_whom(hearing: Hearing, k: int, each: Attribution) -> tuple[int, Attribution]:
    """ "There was no comment from the army": the source stands after "from"."""
    if each.source_head is not None and each.source_head.tag_ == "EX":
        each = replace(each, source=None, source_head=None)  # "there" speaks for nobody
    if each.source is not None or each.cue is None or each.cue_head is None:
        return k, each
    for token in each.cue_head.sent:
        if token.lower_ == "from" and each.cue[0] <= token.idx <= each.cue[1] + 20:
            head = next((c for c in token.children if c.dep_ == "pobj"), None)
            if head is not None:
                left, right = head.left_edge.idx, head.idx + len(head.text)
                hearing.attributions.append(replace(each, source=(left, right), source_head=head))
                return len(hearing.attributions) - 1, hearing.attributions[-1]
    return k, each


def retraction(hearing: Hearing, k: int, each: Attribution) -> list[Assertion]:
    if each.source is None or each.negated:
        return []
    inside = hearing.events_in(each)
    return [
        made(
            hearing,
            k,
            each,
            Side.SILENT,
            "retraction",
            inside[0] if inside else None,
            own=True,
            stance=Stance.RETRACTS,
        )
    ]
