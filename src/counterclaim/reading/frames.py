"""What cue words with a meaning of their own assert: blame, claims, denials, silence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Token

from counterclaim.knowledge.load import read_table
from counterclaim.knowledge.triggers import triggers
from counterclaim.model.vocabulary import GroupKind, ResponsibilityDegree, Stance
from counterclaim.text.lexicon import lemmas_of

from .actors import Cast, Denoted
from .assertions import Assertion, Side, covering, sentence_bounds
from .attributions import Attribution
from .doers import doers, speaker_actor
from .events import EventMention
from .realis import HABIT, Realis
from .syntax import antecedent, children, denied, is_passive, negated, none_of, subject
from .wording import hedged_naming

_WORDS = read_table("wording.toml")
SHARED_BLAME = tuple(_WORDS["shared_blame"])
ACCUSATION_NOUNS = frozenset(_WORDS["accusation_nouns"])
OWN_PRONOUNS = frozenset(_WORDS["own_pronouns"])
DEGREES: dict[str, str] = _WORDS["degrees"]
TO_WHOM = ("on", "to", "upon", "at", "with", "onto")


@dataclass
class Hearing:
    """What the frames read, and the events that they take as their objects (``handled``)."""

    doc: Doc
    events: Sequence[EventMention]
    attributions: Sequence[Attribution]
    cast: Cast
    handled: set[int] = field(default_factory=set)

    def content_tokens(self, each: Attribution) -> list[Token]:
        return [t for t in self.doc if any(s <= t.idx < e for s, e in each.content)]

    def events_in(self, each: Attribution) -> list[int]:
        return [k for k, m in enumerate(self.events) if any(s <= m.start < e for s, e in each.content)]

    def speaker(self, each: Attribution) -> str | None:
        return speaker_actor(self.cast, each)


def find_frames(hearing: Hearing) -> list[Assertion]:
    """The assertions of all cues with a meaning of their own; fills ``hearing.handled``."""
    found: list[Assertion] = []
    for k, each in enumerate(hearing.attributions):
        handler = FRAMES.get(each.stance_hint or "")
        if handler is not None:
            found += handler(hearing, k, each)
    found += list(_standing_behind(hearing))
    return found


def _bounds(hearing: Hearing, each: Attribution) -> tuple[int, int]:
    """From the first word to the last of an attribution, within the sentence of its cue."""
    spans = [s for s in (each.source, each.cue, *each.content) if s]
    low, high = min(s for s, _ in spans), max(e for _, e in spans)
    if each.cue_head is not None and not each.quoted:
        left, right = sentence_bounds(each.cue_head)
        low, high = max(low, left), min(high, right)
    if each.cue:
        low, high = min(low, each.cue[0]), max(high, each.cue[1])
    return low, high


def _made(
    hearing: Hearing, k: int, each: Attribution, side: Side, rule: str, event: int | None, **more: object
) -> Assertion:
    start, end = _bounds(hearing, each)
    anchor = (
        each.cue_head.i
        if each.cue_head is not None
        else (hearing.events[event].first if event is not None else 0)
    )
    base = Assertion(
        side=side, rule=rule, anchor=anchor, start=start, end=end, event=event, said=k, cue=each.cue
    )
    return replace(base, **more)  # type: ignore[arg-type]


def _heads(tokens: Sequence[Token]) -> Iterator[Token]:
    """The heads of noun phrases among the tokens."""
    for token in tokens:
        if token.pos_ in ("NOUN", "PROPN", "PRON") and token.dep_ not in (
            "compound",
            "nmod",
            "poss",
            "npadvmod",
        ):
            yield token


def _accused(hearing: Hearing, each: Attribution) -> list[tuple[Token, Denoted]]:
    """Whom a verb of blame names: after "on", or before "of" and "for", or its passive subject."""
    cue, doc = each.cue_head, hearing.doc
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
        for head in _heads(group):
            known = doers(hearing.cast, head, speaker)
            if known and not _is_event(hearing, head):
                found = [(head, d) for d in known]
                for other in head.conjuncts:
                    if other.i > head.i and other.i - head.i < 12:
                        found += [
                            (other, d)
                            for d in doers(hearing.cast, other, speaker)
                            if not _is_event(hearing, other)
                        ]
                unique: dict[str, tuple[Token, Denoted]] = {}
                for token, who in found:
                    unique.setdefault(who.actor_id, (token, who))
                return list(unique.values())
    del doc
    return []


def _is_event(hearing: Hearing, token: Token) -> bool:
    return any(m.first <= token.i <= m.last for m in hearing.events)


def _blame(hearing: Hearing, k: int, each: Attribution) -> list[Assertion]:
    inside = hearing.events_in(each)
    habit = each.cue_head is not None and any(c.lower_ in HABIT for c in each.cue_head.children)
    if each.negated or habit:  # "strikes normally attributed to Israel" is no claim about this one
        hearing.handled.update(inside)
        return []
    mutual = _mutual(hearing, k, each, inside)
    if mutual is not None:
        return mutual
    if inside and all(hearing.events[m].realis is Realis.GENERIC for m in inside):
        return []
    accused = _accused(hearing, each)
    own_event = inside[0] if inside else _subject_event(hearing, each)
    degree = _degree(hearing, each)
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
        _made(
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
    ]


def _degree(hearing: Hearing, each: Attribution) -> ResponsibilityDegree:
    """How the accused is said to be responsible: "of arming", "of ordering", "of failing to stop"."""
    for token in hearing.content_tokens(each):
        if token.pos_ == "VERB" and token.lemma_.lower() in DEGREES:
            return ResponsibilityDegree(DEGREES[token.lemma_.lower()])
        if token.pos_ == "VERB" and triggers().verbs.get(token.lemma_.lower()):
            break
    return ResponsibilityDegree.CARRIED_OUT


def _suspects_of(each: Attribution) -> bool:
    return each.cue_head is not None and any(c.lower_ == "of" for c in each.cue_head.children)


def _suspect(hearing: Hearing, k: int, each: Attribution) -> list[Assertion]:
    if each.cue_head is None or each.cue_head.lemma_.lower() != "suspect" or each.cue_head.dep_ == "amod":
        return []
    return _blame(hearing, k, each)


def _subject_event(hearing: Hearing, each: Attribution) -> int | None:
    """The event that is blamed: passive subject, antecedent, or nearest before the cue in its sentence."""
    if each.cue_head is None:
        return None
    sent = each.cue_head.sent
    before = [k for k, m in enumerate(hearing.events) if sent.start <= m.first < each.cue_head.i]
    return before[-1] if before else None


def _mutual(hearing: Hearing, k: int, each: Attribution, inside: list[int]) -> list[Assertion] | None:
    """ "The army and the RSF accused each other": each says it of the other; None where it is no such case."""
    if each.cue is None or each.source_head is None:
        return None
    tail = hearing.doc.text[each.cue[0] : each.cue[1] + 40].lower()
    if not any(word in tail for word in SHARED_BLAME) and "trade" not in tail.split()[0]:
        return None
    hearing.handled.update(inside)
    sides: list[tuple[Token, Denoted]] = []
    for head in [each.source_head, *each.source_head.conjuncts]:
        sides += [(head, d) for d in doers(hearing.cast, head, None)][:1]
    if len(sides) != 2 or sides[0][1].actor_id == sides[1][1].actor_id:
        return []
    event = inside[0] if inside else _subject_event(hearing, each)
    return [
        _made(hearing, k, each, Side.FOR, "mutual", event, actor=accused, blame=True, group_key=speaker[0].i)
        for speaker, (_, accused) in ((sides[0], sides[1]), (sides[1], sides[0]))
    ]


def _claims(hearing: Hearing, k: int, each: Attribution) -> list[Assertion]:
    inside = hearing.events_in(each)
    event = inside[0] if inside else _subject_event(hearing, each)
    if each.negated or (each.source_head is not None and none_of(each.source_head)):
        hearing.handled.update(inside)
        return [_made(hearing, k, each, Side.SILENT, "no_claim", event, stance=Stance.REPORTS_NO_CLAIM)]
    if each.source is None:
        return []
    hearing.handled.update(m for m in inside if not hearing.events[m].agents)
    return [_made(hearing, k, each, Side.FOR, "claim", event, own=True, stance=Stance.CLAIMS_RESPONSIBILITY)]


def _claimed_event(hearing: Hearing, k: int, each: Attribution) -> list[Assertion]:
    """ "The attack was claimed by the group": what is claimed is an event, not a statement."""
    if each.cue_head is None or each.cue_head.lemma_.lower() != "claim":
        return []
    inside = {t.i for t in hearing.content_tokens(each)}
    nobody = each.source_head is not None and none_of(each.source_head)
    roots = [
        hearing.doc[i]
        for i in sorted(inside)
        if hearing.doc[i].head.i not in inside and hearing.doc[i].pos_ in ("NOUN", "PROPN", "PRON")
    ]
    events = [hearing.events[e] for e in hearing.events_in(each)]
    if any(m.noun and m.head in roots for m in events) or (nobody and any(r.pos_ == "PRON" for r in roots)):
        return _claims(hearing, k, each)
    return []


def _admits(hearing: Hearing, k: int, each: Attribution) -> list[Assertion]:
    inside = hearing.events_in(each)
    if each.negated or any(hearing.events[m].agents for m in inside):
        return []  # the event with its agent says it
    words = {t.lemma_.lower() for t in hearing.content_tokens(each)}
    if not inside and not words & ACCUSATION_NOUNS:
        return []
    return [
        _made(
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


def _denies(hearing: Hearing, k: int, each: Attribution) -> list[Assertion]:
    """ "Denied bombing it", "denied involvement", "rejected the accusation that its jets struck"."""
    inside = hearing.events_in(each)
    if each.source_head is not None and none_of(each.source_head):
        return []
    if each.cue_head is not None and each.cue_head.lemma_.lower() == "have":
        return []  # "had no hand in it" is told of somebody, by whoever tells it
    speaker = hearing.speaker(each)
    content = hearing.content_tokens(each)
    words = {t.lemma_.lower() for t in content}
    if each.stance_hint == "reject" and not (words & ACCUSATION_NOUNS or inside):
        return []
    if each.negated:  # "did not deny"
        hearing.handled.update(inside)
        return [
            _made(
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
                    _made(
                        hearing,
                        k,
                        each,
                        Side.AGAINST if event.realis is not Realis.NEGATED else Side.FOR,
                        "denial",
                        m,
                        actor=who,
                        own=who.actor_id == speaker,
                    )
                )
    others = _involved(hearing, each, content) if not named else []
    if others:
        return [
            _made(
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
    event_index = inside[0] if inside else _subject_event(hearing, each)
    if (
        speaker is None
        and not inside
        and each.source_head is not None
        and each.source_head.ent_type_ not in ("PERSON", "ORG", "GPE", "NORP")
    ):
        return []
    root = next((t for t in content if t.head.i not in {c.i for c in content}), None)
    if root is not None and root.lemma_.lower() in ("rumor", "rumour", "report") and inside:
        return [_made(hearing, k, each, Side.EVENT, "dispute", inside[0], stance=Stance.DISPUTES_EVENT)]
    return [
        _made(hearing, k, each, Side.AGAINST, "denial", event_index, own=True, degree=_degree(hearing, each))
    ]


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


def _silent(stance: Stance, rule: str) -> Callable[[Hearing, int, Attribution], list[Assertion]]:
    def handler(hearing: Hearing, k: int, each: Attribution) -> list[Assertion]:
        inside = hearing.events_in(each)
        hearing.handled.update(inside)
        if stance is not Stance.REPORTS_NO_CLAIM and (
            each.source is None or none_of(each.source_head)
            if each.source_head is not None
            else each.source is None
        ):
            return []
        return [
            _made(hearing, k, each, Side.SILENT, rule, inside[0] if inside else None, own=True, stance=stance)
        ]

    return handler


def _retracts(hearing: Hearing, k: int, each: Attribution) -> list[Assertion]:
    if each.source is None or each.negated:
        return []
    inside = hearing.events_in(each)
    return [
        _made(
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


def _standing_behind(hearing: Hearing) -> Iterator[Assertion]:
    """ "Israel was behind the strike", "the rebels were responsible for it", "it was the work of ETA"."""
    lemmas = lemmas_of(hearing.doc)
    for found in triggers().light_phrases.find(lemmas):
        word = hearing.doc[found.first]
        verb = word.head
        if verb.pos_ not in ("AUX", "VERB") or verb.lemma_.lower() not in (
            "be",
            "stand",
            "have",
            "take",
            "play",
            "hold",
            "find",
            "deem",
        ):
            continue
        here = covering(hearing.attributions, word.idx, word.idx + len(word.text))
        said = here[0] if here else None
        hint = hearing.attributions[said].stance_hint if said is not None else None
        if hint in (
            "blame",
            "accuse",
            "decline",
            "no_information",
            "threaten",
            "ask",
            "claim_responsibility",
        ):
            continue
        speaker = hearing.speaker(hearing.attributions[said]) if said is not None else None
        near = [
            k
            for k, m in enumerate(hearing.events)
            if verb.sent.start <= m.first and 0 < m.first - found.last <= 8
        ]
        event = near[0] if near else None
        flipped = negated(verb) != (hint in ("deny", "reject"))
        if lemmas[found.first] == "work":
            agents = [t for c in word.children if c.lower_ == "of" for t in children(c, "pobj")]
        else:
            agents = subject(verb) or [antecedent(t) for t in children(verb, "nsubjpass")]
        start, end = sentence_bounds(verb)
        hedged = hint == "suspect" or any(
            c.lower_ in ("may", "might", "could", "likely", "probably", "apparently", "allegedly")
            for c in verb.children
        )
        source = hearing.attributions[said].source if said is not None else None
        agents = [t for t in agents if source is None or not source[0] <= t.idx < source[1]]
        for agent in agents:
            if none_of(agent):
                continue
            for who in doers(hearing.cast, agent, speaker):
                if event is not None:
                    hearing.handled.add(event)
                yield Assertion(
                    side=Side.AGAINST if flipped != denied(agent) else Side.FOR,
                    rule="behind",
                    anchor=verb.i,
                    start=start,
                    end=end,
                    event=event,
                    said=said,
                    actor=who,
                    own=speaker is not None and who.actor_id == speaker,
                    hedged=hedged,
                    cue=(verb.idx, hearing.doc[found.last].idx + len(hearing.doc[found.last].text)),
                )


FRAMES: dict[str, Callable[[Hearing, int, Attribution], list[Assertion]]] = {
    "blame": _blame,
    "accuse": _blame,
    "suspect": _suspect,
    "claim_responsibility": _claims,
    "claim": _claimed_event,
    "say": _claimed_event,
    "admit": _admits,
    "deny": _denies,
    "reject": _denies,
    "decline": _silent(Stance.DECLINES_TO_COMMENT, "refusal"),
    "no_response": _silent(Stance.NO_RESPONSE, "no_response"),
    "no_information": _silent(Stance.NO_INFORMATION, "no_information"),
    "no_claim": _silent(Stance.REPORTS_NO_CLAIM, "no_claim"),
    "retract": _retracts,
}

__all__ = ["Hearing", "find_frames", "hedged_naming"]
