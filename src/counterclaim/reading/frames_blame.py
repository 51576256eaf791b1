"""Blame, accusation and suspicion: whom a verb of blame names."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from counterclaim.knowledge.load import read_table
from counterclaim.model.vocabulary import GroupKind, ResponsibilityDegree
from counterclaim.text.language import text_of
from counterclaim.text.lexicon import lemma

from .actors import Denoted
from .assertions import Assertion, Side, covering
from .attributions import Attribution
from .doers import doers
from .frames_aside import ANOTHER, only_when
from .hearing import ACCUSATION_NOUNS, Hearing, degree_of, heads, is_event, made, subject_event
from .realis import HABIT, Realis
from .syntax import antecedent, children, is_passive
from .voices import alone

SHARED_BLAME = tuple(read_table("wording.toml")["shared_blame"])
OTHER_WRONGS = frozenset(read_table("wording.toml")["other_wrongs"])
GIVEN_UP = frozenset(read_table("wording.toml")["given_up"])
POINTED = frozenset(("finger", "blame", "responsibility", "accusation", "guilt", "charge"))
TO_WHOM = ("on", "to", "upon", "at", "with", "onto")


def blame(hearing: Hearing, k: int, each: Attribution) -> list[Assertion]:
    inside = _events_blamed(hearing, each)
    habit = each.cue_head is not None and any(c.lower_ in HABIT for c in each.cue_head.children)
    if each.negated or habit:  # "strikes normally attributed to Israel" is no claim about this one
        hearing.handled.update(inside)
        hearing.aside.add(k)
        return []
    if _of_another_wrong(hearing, each, inside) or _given_up(each):
        hearing.handled.update(inside)
        hearing.aside.add(k)
        return []
    if each.source is None and _told_of(hearing, each):
        return []  # "rejected the accusation that it had bombed": the denial is the claim
    mutual = _mutual(hearing, each, inside)
    if mutual is not None:
        return mutual
    if inside and all(hearing.events[m].realis is Realis.GENERIC for m in inside):
        return []
    accused = _accused(hearing, each)
    own_event = inside[0] if inside else subject_event(hearing, each)
    degree = degree_of(_objects(hearing, each))
    if own_event is None and each.stance_hint == "accuse":
        words = {t.lemma_.lower() for t in hearing.content_tokens(each)}
        if degree is not ResponsibilityDegree.CARRIED_OUT or not words & ACCUSATION_NOUNS:
            return []  # accused of something else than an event of this report
    hedged = each.stance_hint == "suspect"
    if hedged and any(hearing.events[m].agents for m in inside) and not _suspects_of(each):
        return []  # "believed Israel struck it": the event with its agent says it
    hearing.handled.update(inside)
    joint = GroupKind.JOINT if len(accused) > 1 else None
    speaker = hearing.speaker(each)
    return [
        made(
            hearing,
            k,
            each,
            Side.FOR,
            "blame",
            own_event,
            actor=who,
            blame=True,
            hedged=hedged,
            group=joint,
            group_key=each.cue_head.i if joint and each.cue_head is not None else None,
            own=who.actor_id == speaker,
            degree=degree,
        )
        for _, who in accused
        if who.actor_id != speaker  # nobody blames itself; an admission has words of its own
    ]


def _objects(hearing: Hearing, each: Attribution) -> list[Token]:
    """The content of an accusation with all that hangs on its verb to the right ("of ordering it")."""
    found = {t.i: t for t in hearing.content_tokens(each)}
    if each.cue_head is not None and each.cue_head.pos_ == "VERB":
        for child in each.cue_head.rights:
            if child.dep_ != "conj":  # what the next clause says is its own
                found.update((t.i, t) for t in child.subtree)
    return [found[i] for i in sorted(found)]


def _events_blamed(hearing: Hearing, each: Attribution) -> list[int]:
    here = {t.i for t in _objects(hearing, each)}
    found = set(hearing.events_in(each)) | {k for k, m in enumerate(hearing.events) if m.head.i in here}
    return sorted(found)


def _told_of(hearing: Hearing, each: Attribution) -> bool:
    """Whether an accusation with no source of its own is what somebody denies or will not speak of."""
    if each.cue is None:
        return False
    outer = covering(hearing.attributions, each.cue[0], each.cue[1])
    return any(
        hearing.attributions[o].stance_hint in ("deny", "reject", "decline", "no_information") for o in outer
    )


def _of_another_wrong(hearing: Hearing, each: Attribution, inside: list[int]) -> bool:
    """ "Accused it of lying about the attack", "of planning another": of no part in what the report tells."""
    verb = each.cue_head
    if verb is None or verb.pos_ != "VERB":
        return False
    charges = [
        c
        for p in verb.rights
        if p.dep_ == "prep" and p.lower_ in ("of", "for", "over")
        for c in p.children
        if c.dep_ in ("pobj", "pcomp")
    ]
    if not charges:
        return False
    if all(lemma(c) in OTHER_WRONGS for c in charges):
        return True
    if inside and all(only_when(hearing.events[m].head, c) for m in inside for c in charges):
        return True  # "for high prices after the attack"
    told = [hearing.events[m] for m in inside]
    to_come = bool(told) and all(m.realis is Realis.IRREAL for m in told)
    return to_come and any(c.lower_ in ANOTHER for m in told for p in (m.head, *m.patients) for c in p.lefts)


def _given_up(each: Attribution) -> bool:
    """ "Dropped its accusation that the group did it"."""
    noun = each.cue_head
    return noun is not None and noun.pos_ == "NOUN" and noun.dep_ == "dobj" and lemma(noun.head) in GIVEN_UP


def _suspects_of(each: Attribution) -> bool:
    return each.cue_head is not None and any(c.lower_ == "of" for c in each.cue_head.children)


def condemned(hearing: Hearing, k: int, each: Attribution) -> list[Assertion]:
    """ "Kabul condemned Israel for the killing": to condemn somebody for a deed is to say that it did it.

    "Condemned the killing" says nothing of who did it.
    """
    verb = each.cue_head
    if verb is None or verb.pos_ != "VERB" or each.negated or is_passive(verb):
        return []
    deeds = [t for p in verb.children if p.dep_ == "prep" and p.lower_ == "for" for t in p.subtree]
    here = {t.i for t in deeds}
    inside = [m for m, event in enumerate(hearing.events) if event.head.i in here]
    speaker = hearing.speaker(each)
    found = [
        who
        for t in children(verb, "dobj")
        if not is_event(hearing, t)
        for who in doers(hearing.cast, t, speaker)
        if who.actor_id != speaker
    ]
    if not inside or not found:
        return []
    hearing.handled.update(inside)
    joint = GroupKind.JOINT if len(found) > 1 else None
    key = verb.i if joint else None
    event = inside[0]
    return [
        made(hearing, k, each, Side.FOR, "blame", event, actor=who, blame=True, group=joint, group_key=key)
        for who in found
    ]


def _belonging(hearing: Hearing, k: int, each: Attribution) -> list[Assertion]:
    """ "Gunmen believed to belong to the M23 opened fire": whose somebody, or the outlet, thinks they are."""
    verb = each.cue_head
    if verb is None or verb.pos_ != "VERB" or each.negated:
        return []
    ties = [t for t in children(verb, "xcomp", "oprd") if t.lemma_.lower() in BELONGING]
    owners = [o for t in ties for p in t.rights if p.dep_ == "prep" for o in children(p, "pobj")]
    acting = [
        m
        for m, event in enumerate(hearing.events)
        if event.head.sent == verb.sent and event.first > verb.i and event.realis is not Realis.GENERIC
    ]
    found = [who for o in owners for who in doers(hearing.cast, o, None)]
    if not found or not acting:
        return []
    if each.source is None or verb.tag_ in ("VBN", "VBD"):  # "gunmen thought to be": the gunmen do not think
        outer = covering(hearing.attributions, verb.idx, verb.idx + len(verb.text))
        told = next((o for o in outer if o != k and hearing.attributions[o].source is not None), None)
        if told is None:
            hearing.attributions.append(replace(each, source=None, source_head=None))
            told = len(hearing.attributions) - 1
        k = told
    base = hearing.attributions[k]
    return [made(hearing, k, base, Side.FOR, "belonging", acting[0], actor=w, hedged=True) for w in found]


BELONGING = ("belong", "affiliate", "link", "tie", "ally")


def suspect(hearing: Hearing, k: int, each: Attribution) -> list[Assertion]:
    if belonging := _belonging(hearing, k, each):
        return belonging
    if each.cue_head is None or each.cue_head.lemma_.lower() != "suspect" or each.cue_head.dep_ == "amod":
        return []
    return blame(hearing, k, each)


def _accused(hearing: Hearing, each: Attribution) -> list[tuple[Token, Denoted]]:
    """Whom a verb of blame names: after "on", or before "of" and "for", or its passive subject."""
    cue = each.cue_head
    if cue is None:
        return []
    speaker = hearing.speaker(each)
    verb = cue if cue.pos_ in ("VERB", "AUX") else cue.head
    tokens = [
        t for t in hearing.content_tokens(each) if not each.cue or not each.cue[0] <= t.idx < each.cue[1]
    ]
    groups: list[list[Token]] = []
    passive = is_passive(verb) and verb.tag_ == "VBN"
    marked = [
        i
        for i, t in enumerate(tokens)
        if t.lower_ in TO_WHOM and t.pos_ == "ADP" and each.stance_hint == "blame" and t.i > cue.i
        if not is_event(hearing, t.head)  # "responsible for the raid on the soldiers"
    ]
    if each.stance_hint == "blame":
        after = [t for t in verb.sent if t.i > cue.i and t.lower_ in TO_WHOM and t.i - cue.i <= 3]
        if after:  # "blamed on Y", "put the blame on Y"
            groups.append([t for t in verb.sent if after[0].i < t.i <= after[0].i + 9])
        groups += [tokens[i + 1 : i + 9] for i in reversed(marked)]
    if passive:
        groups.append([antecedent(t) for t in children(verb, "nsubjpass")])
        if verb.dep_ in ("acl", "relcl"):
            groups.append([verb.head])
    groups += [[antecedent(t) for t in children(verb, "dobj")], tokens[:9]]
    if each.source is not None:
        groups = [[t for t in g if not each.source[0] <= t.idx < each.source[1]] for g in groups]
    for group in groups:
        for head in heads(group):
            if head.lemma_.lower() in POINTED or _suffers(hearing, head):
                continue
            known = doers(hearing.cast, head, speaker)
            if known and not is_event(hearing, head):
                found = [(head, d) for d in known]
                for other in head.conjuncts:
                    if other.i > head.i and other.i - head.i < 12:
                        found += [
                            (other, d)
                            for d in doers(hearing.cast, other, speaker)
                            if not is_event(hearing, other)
                        ]
                unique: dict[str, tuple[Token, Denoted]] = {}
                for token, who in found:
                    unique.setdefault(who.actor_id, (token, who))
                return list(unique.values())
    return []


def _suffers(hearing: Hearing, head: Token) -> bool:
    """ "The shelling of Mocha": what stands after an event noun's "of" is what was struck."""
    above = head.head
    return head.dep_ == "pobj" and above.lower_ == "of" and is_event(hearing, above.head)


def _mutual(hearing: Hearing, each: Attribution, inside: list[int]) -> list[Assertion] | None:
    """ "The army and the RSF accused each other": each says it of the other.

    None where the words are no mutual blame; an empty list where they are and the two sides are not known.
    """
    if each.cue is None or each.source_head is None:
        return None
    tail = text_of(hearing.doc)[each.cue[0] : each.cue[1] + 40].lower()
    shared = any(word in tail for word in SHARED_BLAME) or tail.startswith("trade")
    near = [*hearing.content_tokens(each), *each.source_head.subtree]
    others = any(t.lower_ == "each" for t in near) and "other" in tail
    if not shared and not others:
        return None
    hearing.handled.update(inside)
    sides: list[tuple[Token, Denoted]] = []
    for head in [each.source_head, *each.source_head.conjuncts]:
        sides += [(head, d) for d in doers(hearing.cast, head, None)][:1]
    if len(sides) != 2 or sides[0][1].actor_id == sides[1][1].actor_id:
        return []
    event = inside[0] if inside else subject_event(hearing, each)
    voices: list[int] = []
    for head, _ in sides:
        hearing.attributions.append(alone(each, head))
        voices.append(len(hearing.attributions) - 1)
    return [
        made(
            hearing, voice, hearing.attributions[voice], Side.FOR, "mutual", event, actor=accused, blame=True
        )
        for voice, (_, accused) in zip(voices, reversed(sides), strict=True)
    ]
