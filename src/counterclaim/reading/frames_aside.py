"""Denials of something else than the deed: a rumour, a detail, how many died.

"Police denied rumours of a second bomb", "the group denies that any woman took part", "the army said it
had struck the town but rejected reports that children died": each would be printed as if the speaker
had denied the attack.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from counterclaim.knowledge.load import read_table
from counterclaim.knowledge.triggers import triggers
from counterclaim.text.lexicon import lemma

from .attributions import Attribution
from .hearing import ACCUSATION_NOUNS, OWN_PRONOUNS, REJECTABLE, Hearing, is_event

_WORDS = read_table("wording.toml")
ANOTHER = frozenset(_WORDS["another"])
OTHERS = frozenset(_WORDS["other_attacks"])
HARM = frozenset(_WORDS["harm"])
ADMITTING = ("admit", "claim_responsibility")
SAYING = ("say", "claim", None)
ANAPHORS = ("it", "this", "that", "so")
OF_A_DEED = frozenset(("target", "responsible", "guilty"))
REPEATING = ("too", "also", "again", "still", "always", "either", "likewise")
WITHHELD = frozenset(_WORDS["withheld"])
ANOTHER_PLAN = frozenset(_WORDS["another_plan"])
TIME_LINKS = frozenset(_WORDS["time_links"])
BEFORE = 2  # sentences in which what "it" takes up may stand


def set_aside(hearing: Hearing, each: Attribution, content: Sequence[Token], inside: Sequence[int]) -> bool:
    """Whether what is denied is something else than the speaker's part in an event."""
    inner = {t.i for t in content}
    root = next((t for t in content if t.head.i not in inner), None)
    if root is None or each.cue_head is None:
        return False
    if _of_another(root) or lemma(root) in WITHHELD or _other_charge(hearing, each, root):
        return True
    if not inside and root.tag_ == "VBG" and lemma(root) in ANOTHER_PLAN:
        return True  # "denied planning to leave"
    if only_harm(content) and _admitted(hearing, each):
        return True
    if _its_own(hearing, each, content):
        return False
    if len(content) <= 2 and root.lower_ in ANAPHORS:
        again = any(c.lower_ in REPEATING for c in each.cue_head.children)
        return not again and _answers_nothing(hearing, each.cue_head)
    told = root.dep_ == "ccomp" and any(c.dep_ in ("nsubj", "nsubjpass") for c in root.children)
    if told and inside and all(only_when(hearing.events[m].head, root) for m in inside):
        return True  # "denied that the talks had failed after the attack"
    if inside or triggers().verbs.get(lemma(root)) is not None:
        return False
    if {lemma(t) for t in content} & (HARM | OF_A_DEED):
        return False
    if root.pos_ == "NOUN":
        return lemma(root) in REJECTABLE and _of_no_deed(hearing, root)
    return told


def _other_charge(hearing: Hearing, each: Attribution, root: Token) -> bool:
    """Whether the charge rejected is of no deed: "accuses it of hiding them, a charge that it rejects"."""
    if lemma(root) not in REJECTABLE or each.cue is None:
        return False
    before = [
        a
        for a in hearing.attributions
        if a.stance_hint == "accuse"
        and a.cue_head is not None
        and a.cue_head.pos_ == "VERB"
        and a.cue_head.sent == root.sent
        and a.cue_head.i < root.i
    ]
    deeds = [
        a
        for a in before
        if hearing.events_in(a)
        or any(lemma(t) in ACCUSATION_NOUNS for t in hearing.content_tokens(a) if t.i < root.i)
    ]
    return bool(before) and not deeds


def only_when(event: Token, root: Token) -> bool:
    """Whether an event only tells when what ``root`` says was: "high prices after the attack"."""
    at = event
    while at.i not in (root.i, at.head.i):
        if at.dep_ in ("pobj", "pcomp") and at.head.lower_ in TIME_LINKS:
            return True
        if at.dep_ == "advcl" and any(c.lower_ in TIME_LINKS for c in at.children):
            return True
        at = at.head
    return False


def _of_another(root: Token) -> bool:
    """ "Rumours of a second attacker", "reports of further blasts": not those that the report tells of."""
    if lemma(root) not in REJECTABLE:
        return False
    told = (o for p in root.subtree if p.i > root.i and p.lower_ in ("of", "about") for o in p.subtree)
    return any(o.lower_ in ANOTHER and o.dep_ in ("amod", "det") for o in told)


def _its_own(hearing: Hearing, each: Attribution, content: Sequence[Token]) -> bool:
    """Whether the words name the speaker's own side."""
    if any(t.lower_ in OWN_PRONOUNS and t.lower_ not in ANAPHORS for t in content):
        return True
    if len(content) > 2 and any(t.lower_ == "it" and t.dep_ in ("nsubj", "nsubjpass") for t in content):
        return True
    speaker = hearing.speaker(each)
    if speaker is None:
        return False
    named = (m for m in hearing.cast.mentions if m.actor_id == speaker and not _only_where(hearing, m.start))
    return any(s <= m.start < e for m in named for s, e in each.content) or any(
        t.dep_ in ("nsubj", "nsubjpass") and hearing.cast.principal_of(t).actor_id == speaker for t in content
    )


def _only_where(hearing: Hearing, at: int) -> bool:
    """ "Six men in Lima": the city tells where, and is not the government in it."""
    span = hearing.doc.char_span(at, at + 1, alignment_mode="expand")
    at_place = ("in", "at", "near", "from")
    return span is not None and span.root.dep_ == "pobj" and span.root.head.lower_ in at_place


def _of_no_deed(hearing: Hearing, account: Token) -> bool:
    """ "Rejected any suggestion of a cover-up": what the account is of is no event and no part in one."""
    told = [o for p in account.rights if p.dep_ == "prep" and p.lower_ == "of" for o in p.children]
    return any(o.dep_ == "pobj" for o in told) and not any(
        is_event(hearing, t) or lemma(t) in ACCUSATION_NOUNS for o in told for t in o.subtree
    )


def only_harm(content: Iterable[Token]) -> bool:
    """Whether it is the harm alone that is denied ("that any civilian was killed", "civilian deaths")."""
    told = [t for t in content if t.pos_ in ("VERB", "NOUN")]
    lemmas, verbs = {lemma(t) for t in told}, {lemma(t) for t in told if t.pos_ == "VERB"}
    return bool(lemmas & HARM) and verbs <= HARM | REJECTABLE


def of_other_attacks(content: Sequence[Token], events: Iterable[Token]) -> bool:
    """Whether what is claimed or admitted is a habit, not this attack: "similar attacks in the past", "dozens
    of attacks". ``events``: the words in it that tell events."""
    if any(t.lower_ == "past" and t.i and t.nbor(-1).lower_ in ("the", "recent") for t in content):
        return True
    for head in events:
        counted = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else head
        words = [c.lower_ for c in head.lefts] + [counted.lower_, *(c.lower_ for c in counted.lefts)]
        if head.tag_ in ("NNS", "NNPS") and OTHERS & set(words):
            return True
    return False


def _admitted(hearing: Hearing, each: Attribution) -> bool:
    """Whether the same subject owns the deed in the same sentence."""
    cue = each.cue_head
    assert cue is not None
    for other in hearing.attributions:
        at = other.cue_head
        if at is None or at.i >= cue.i or at.sent != cue.sent or other.negated or other.source != each.source:
            continue
        if other.stance_hint in ADMITTING:
            return True
        own = hearing.speaker(other)
        events = (hearing.events[m] for m in hearing.events_in(other))
        if other.stance_hint in SAYING and any(
            a.lower_ in OWN_PRONOUNS
            or any(c.lower_ in OWN_PRONOUNS for c in a.lefts)
            or (own is not None and hearing.cast.principal_of(a).actor_id == own)
            for m in events
            for a in m.agents
        ):
            return True
    return False


def _answers_nothing(hearing: Hearing, cue: Token) -> bool:
    """Whether nothing of violence was told right before, so that "denies it" answers something else."""
    low = cue.sent.start
    for _ in range(BEFORE):
        if low > 0:
            low = hearing.doc[low - 1].sent.start
    return not any(low <= m.first < cue.i for m in hearing.events) and not any(
        a.stance_hint in ("blame", "accuse", "suspect", "claim_responsibility")
        and a.cue_head is not None
        and low <= a.cue_head.i < cue.i
        for a in hearing.attributions
    )
