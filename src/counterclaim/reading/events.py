"""Event mentions: the words by which a report tells of violence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from counterclaim.knowledge.load import read_table
from counterclaim.knowledge.triggers import Trigger, targets, triggers, weapons
from counterclaim.model.vocabulary import EventType, TargetType
from counterclaim.text.lexicon import lemma, lemmas_of

from .realis import Realis, realis_of
from .syntax import after_prepositions, children, conjuncts, passive_agents, patients, subject


@dataclass(frozen=True)
class EventMention:
    """One telling of an event. Token positions count in the parsed report.

    ``agents`` and ``patients`` are heads of noun phrases, as far as the words give them;
    ``carrier`` is the verb of "carried out a strike". ``first`` and ``last`` bound the trigger.
    """

    head: Token
    first: int
    last: int
    type: EventType
    sure: bool
    noun: bool
    realis: Realis
    agents: tuple[Token, ...] = ()
    patients: tuple[Token, ...] = ()
    carrier: Token | None = None
    heard: tuple[EventType, ...] = ()  # the types that fit what the trained tagger hears, the plainest first
    settled: bool = False  # the words give all the agents that there are: no other noun may stand in
    heard_at: tuple[int, int] | None = None  # the words that the tagger takes for the telling of the event
    listed: bool = True  # a word of the files tells it; else only the tagger does

    @property
    def start(self) -> int:
        return self.head.doc[self.first].idx

    @property
    def end(self) -> int:
        token = self.head.doc[self.last]
        return token.idx + len(token.text)

    @property
    def sentence(self) -> int:
        """Where its sentence starts, as a token position."""
        start: int = self.head.sent.start
        return start


_PARTICLES = ("prt", "acomp", "oprd", "advmod", "prep", "dobj", "advcl", "xcomp")


def _verb_trigger(verb: Token, lemmas: list[str]) -> tuple[Trigger, int, int, bool] | None:
    """The trigger, its first and last token, and whether its subject is a weapon or the event ("explode")."""
    known, base = triggers(), lemmas[verb.i]
    candidates: list[tuple[str, int]] = []
    for child in verb.rights:
        if child.dep_ in _PARTICLES and child.i - verb.i <= 6:
            word = child.lower_ if child.dep_ == "prep" else lemmas[child.i]
            candidates.append((f"{base} {word}", child.i))
            if child.dep_ == "dobj":
                candidates += [
                    (f"{base} {child.lower_} {p.lower_}", p.i) for p in verb.rights if p.dep_ == "prt"
                ]
    joined = _prefixed(verb, lemmas)
    if joined is not None and known.verbs.get(joined):
        candidates.append((joined, verb.i))
    if verb.i + 1 < len(lemmas):
        candidates.append((f"{base} {lemmas[verb.i + 1]}", verb.i + 1))
    if verb.i + 2 < len(lemmas):
        candidates.append((f"{base} {lemmas[verb.i + 1]} {lemmas[verb.i + 2]}", verb.i + 2))
    candidates.append((base, verb.i))
    active = not children(verb, "nsubjpass", "auxpass")
    for phrase, last in sorted(candidates, key=lambda c: -len(c[0].split())):
        acting, happening = known.verbs.get(phrase), known.events.get(phrase)
        if happening is not None and (acting is None or (active and _subject_is_weapon(verb, lemmas))):
            return happening, verb.i, last if last - verb.i <= 2 else verb.i, True
        if acting is not None:
            return acting, verb.i, last if last - verb.i <= 2 else verb.i, False
    return None


def _prefixed(verb: Token, lemmas: list[str]) -> str | None:
    """The verb with what a hyphen puts before it: "machine-gunned" is three tokens."""
    doc, i = verb.doc, verb.i
    if i < 2 or doc[i - 1].text not in "-–" or doc[i - 1].whitespace_ or doc[i - 2].whitespace_:
        return None
    return f"{lemmas[i - 2]}-{lemmas[i]}"


def _is_fired(token: Token, lemmas: list[str]) -> bool:
    """Whether a noun is what is fired or laid, not the vehicle or aircraft that carries it."""
    word = weapons().get(lemmas[token.i])
    return word is not None and not word.asset


def _sent_by(agent: Token) -> list[Token]:
    """Who sent a weapon, where its own phrase says so: "American bombs dropped by Saudi aircraft"."""
    if weapons().get(lemma(agent)) is None:
        return [agent]
    above = [agent.head] if agent.dep_ in SUBJECTS and children(agent.head, "agent") else []
    sent = [v for v in (*children(agent, "acl"), *above) if triggers().verbs.get(lemma(v)) is not None]
    senders = [t for verb in sent for t in passive_agents(verb)]
    return senders or [agent]


def _subject_is_weapon(verb: Token, lemmas: list[str]) -> bool:
    return any(_is_weapon(t, lemmas) for t in subject(verb))


def _is_weapon(token: Token, lemmas: list[str]) -> bool:
    found = weapons().ending_at(lemmas, token.i) or triggers().nouns.ending_at(lemmas, token.i)
    return found is not None


def _has_weapon(verb: Token, lemmas: list[str]) -> bool:
    objects = patients(verb)
    near = [*subject(verb), *objects, *after_prepositions(verb, "with", "of")]
    # "a number of rockets", "debris from an intercepted missile"
    near += [t for o in (*subject(verb), *objects) for t in after_prepositions(o, "of", "from")]
    near += after_prepositions(verb, "on", "over")  # "stepped on a mine"
    return any(_is_weapon(t, lemmas) for t in near)


def _takes_place(verb: Token) -> bool:
    """Whether the object of a verb is a place or a position: "seized the town", "took control of Idlib"."""
    objects = [*patients(verb), *after_prepositions(verb, "on", "into", "toward", "towards", "of", "over")]
    objects += [t for o in objects for t in after_prepositions(o, "of", "over")]
    return any(t.ent_type_ in ("GPE", "LOC", "FAC") or lemma(t) in triggers().place_nouns for t in objects)


def _drives_into(verb: Token, lemmas: list[str]) -> bool:
    """Whether a vehicle is driven into people or a building: "drove a van into worshippers"."""
    kinds = [(t, targets().ending_at(lemmas, t.i)) for t in (*subject(verb), *patients(verb))]
    vehicle = any(k is not None and k.value.type is TargetType.CONVOY_VEHICLE for _, k in kinds)
    hit = after_prepositions(verb, "into", "at", "through")
    return vehicle and any(targets().ending_at(lemmas, t.i) is not None or lemma(t) in CROWDS for t in hit)


CROWDS = frozenset(read_table("triggers.toml")["crowds"]["words"])


def _is_people(token: Token, lemmas: list[str]) -> bool:
    known = targets().ending_at(lemmas, token.i)
    return token.ent_type_ == "PERSON" or (known is not None and known.value.able)


def _aimed(noun: Token, carriers: Sequence[Token]) -> bool:
    """ "Carried out an operation against the refineries", "at Moura": done to something or somewhere."""
    aims = ("against", "at", "in", "on", "targeting", "near")
    return any(after_prepositions(t, *aims) or children(t, "acl") for t in (noun, *carriers))


def _carriers(noun: Token, lemmas: list[str]) -> list[Token]:
    """Verbs that only carry this event noun, with the event as object ("staged the attack")."""
    light, found = triggers().light, []
    head, dep = noun.head, noun.dep_
    if dep == "conj":
        head, dep = noun.head.head, noun.head.dep_
    if dep in ("pobj",) and head.lower_ == "of" and head.head.pos_ == "NOUN":  # "a series of strikes"
        head, dep = head.head.head, head.head.dep_
    if dep in ("dobj", "nsubjpass") and head.pos_ == "VERB" and light.get(_with_particle(head, lemmas)):
        found.append(head)
    if (
        dep in ("nsubj", "nsubjpass") and head.pos_ == "VERB"
    ):  # "the strikes appeared to have been carried out by"
        for child in children(head, "xcomp"):
            if light.get(_with_particle(child, lemmas)):
                found.append(child)
    for child in noun.children:
        carries = child.dep_ in ("acl", "relcl") and child.pos_ == "VERB"
        if carries and light.get(_with_particle(child, lemmas)):
            found.append(child)
    return found


def _with_particle(verb: Token, lemmas: list[str]) -> str:
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), None)
    return f"{lemmas[verb.i]} {particle}" if particle else lemmas[verb.i]


def _noun_agents(
    noun: Token, first: int, carriers: Sequence[Token], done_to: EventType | None
) -> list[Token]:
    """Who did the event that a noun names: carriers' subjects, "by X", "X's", "Russian"."""
    if (senders := _sent_by(noun)) != [noun]:
        return senders
    found: list[Token] = []
    for verb in carriers:
        found += subject(verb) or passive_agents(verb)
    found += passive_agents(noun) or after_prepositions(noun, "by")
    for child in noun.children:
        if (
            child.dep_ in ("acl", "relcl") and child.lemma_.lower() in HEDGING_VERBS
        ):  # "believed to be by Syrian jets"
            found += [
                t
                for by in child.subtree
                if by.lower_ == "by" and by.i - child.i <= 8
                for o in children(by, "pobj")
                for t in conjuncts(o)
            ]
    found += [t for t in after_prepositions(noun, "from") if t.pos_ in ("NOUN", "PROPN")]
    if noun.lemma_.lower() in OF_ITS_DOER:
        found += after_prepositions(noun, "of")
    if done_to is not None and not after_prepositions(noun, "of"):
        return found  # "their kidnapping", "the Chibok abduction": those it was done to, or where
    inside = [noun, *[noun.doc[i] for i in range(first, noun.i)]]
    for word in inside:
        found += [
            t
            for c in word.lefts
            if c.i < first and c.dep_ in ("poss", "compound", "amod", "nmod", "nsubj")
            for t in conjuncts(c)
        ]
    return found


SUBJECTS = ("nsubj", "nsubjpass")
OF_ITS_DOER = frozenset(
    ("strike", "airstrike", "raid", "offensive", "fire", "sortie")
)  # "an airstrike of the coalition"
DEFENDERS = frozenset(("defence", "defense", "interceptor"))
DONE_TO = (EventType.ABDUCTION, EventType.KILLING_EXECUTION)


def _only_result(verb: Token, lemmas: list[str]) -> bool:
    """ "Tunisia has faced attacks, killing dozens": a result of what the clause names."""
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or verb.head.pos_ != "VERB":
        return False
    known = triggers()
    head = lemmas[verb.head.i]
    return not (known.verbs.get(head) or known.light.get(head) or _verb_trigger(verb.head, lemmas))


def _goes_on(noun: Token, carrier: Token) -> bool:
    """ "Has been carrying out strikes", "began air raids in 2015": a campaign, no one event."""
    if noun.tag_ not in ("NNS", "NNPS") or any(
        c.dep_ in ("det", "nummod") or c.ent_type_ in ("DATE", "CARDINAL") for c in noun.children
    ):
        return False
    auxiliaries = {c.lower_ for c in carrier.children if c.dep_ == "aux"}
    begun = carrier.dep_ == "xcomp" and carrier.head.lemma_.lower() in (
        "begin",
        "start",
        "continue",
        "keep",
        "resume",
    )
    return begun or bool(auxiliaries & {"have", "has", "is", "are", "'ve"})


HEDGING_VERBS = frozenset(read_table("wording.toml")["hedging_verbs"])


def find_events(
    doc: Doc, evidence: Sequence[tuple[int, int]] | None = None, *, title: bool = False
) -> list[EventMention]:
    """All event mentions in the evidence (code point ranges; None for the whole text), in order.

    In a ``title`` a past form without an object is a passive: "Turkish soldier killed in Idlib".
    """
    lemmas = lemmas_of(doc)
    taken: set[int] = set()
    for found in triggers().not_events.find(lemmas):
        taken.update(range(found.first, found.last + 1))
    mentions: list[EventMention] = []
    carried: dict[int, EventMention] = {}
    for token in doc:
        if token.i in taken or (evidence is not None and not any(s <= token.idx < e for s, e in evidence)):
            continue
        if token.pos_ in ("NOUN", "PROPN") or (
            token.tag_ in ("VBG", "NN", "NNS") and token.dep_ in ("pobj", "dobj", "nsubj", "compound")
        ):
            noun = triggers().nouns.ending_at(lemmas, token.i)
            longer = token.i + 1 < len(lemmas) and triggers().nouns.ending_at(lemmas, token.i + 1)
            if noun and noun.value.type is EventType.ARMED_CLASH and token.dep_ in ("acl", "relcl", "amod"):
                continue  # "the coalition fighting in Yemen" describes an actor
            if noun and not (longer and longer.first <= token.i) and noun.first not in taken:
                carriers = _carriers(token, lemmas)
                if noun.value.needs_carrier and not (carriers and _aimed(token, carriers)):
                    continue
                realis = realis_of(token, noun=True)
                for carrier in carriers:
                    if realis is Realis.ACTUAL:
                        realis = realis_of(carrier, noun=False)
                    if realis is Realis.ACTUAL and _goes_on(token, carrier):
                        realis = Realis.GENERIC
                hit = after_prepositions(token, "on", "against", "at", "of", "targeting", "upon")
                mention = EventMention(
                    token,
                    noun.first,
                    noun.last,
                    noun.value.type,
                    noun.value.sure,
                    True,
                    realis,
                    ()
                    if title and token.lower_ == "shot"  # "Russian ambassador shot in Ankara"
                    else tuple(
                        _noun_agents(
                            token,
                            noun.first,
                            carriers,
                            noun.value.type if noun.value.type in DONE_TO else None,
                        )
                    ),
                    tuple(hit),
                    carriers[0] if carriers else None,
                )
                mentions.append(mention)
                taken.update(range(noun.first, noun.last + 1))
                carried.update((c.i, mention) for c in carriers)
        elif token.pos_ == "VERB" or token.tag_ in ("VBD", "VBN", "VBG"):
            verb = _verb_trigger(token, lemmas)
            if verb is None or token.dep_ in ("amod", "compound"):
                continue
            if token.tag_ == "VBN" and token.dep_ in ("pobj", "nsubj", "nsubjpass", "dobj"):
                continue  # "the wounded"
            if any(lemma(t) in DEFENDERS for t in subject(token)) and any(
                _is_weapon(t, lemmas) or t.pos_ in ("PRON", "ADJ", "NUM") for t in patients(token)
            ):
                continue  # what air defences bring down is no attack of theirs
            trigger, first, last, happens = verb
            if trigger.type is EventType.ARMED_CLASH and token.dep_ in ("acl", "relcl"):
                continue  # "the coalition fighting ISIS" describes an actor and tells no event
            if trigger.needs_weapon and not _has_weapon(token, lemmas):
                continue
            if trigger.needs_vehicle and not _drives_into(token, lemmas):
                continue
            if trigger.needs_place and not _takes_place(token):
                if trigger.people is None or not any(_is_people(t, lemmas) for t in patients(token)):
                    continue
                trigger = Trigger(trigger.people, True)
            if any(c in taken for c in range(first, last + 1)):
                last = first
            acting = [] if _only_result(token, lemmas) else subject(token)
            hit = patients(token)
            if title and token.tag_ in ("VBD", "VBN") and not hit and not children(token, "aux"):
                acting, hit = passive_agents(token), acting
            if token.tag_ == "VBG" and token.dep_ == "advcl":  # "the plane exploded, killing 200"
                above = _verb_trigger(token.head, lemmas)
                happens = happens or (above is not None and above[3])
            acting = [t for a in acting for t in _sent_by(a)]
            if happens:  # "a Houthi missile exploded" tells whose; "the plane exploded", "it exploded" do not
                acting = [t for t in acting if _is_fired(t, lemmas)]
            mentions.append(
                EventMention(
                    token,
                    first,
                    last,
                    trigger.type,
                    trigger.sure,
                    False,
                    realis_of(token, noun=False),
                    tuple(acting),
                    tuple(hit),
                    settled=happens or (title and bool(hit)),
                )
            )
            taken.update(range(first, last + 1))
    told = sorted((m for m in mentions if m.noun or m.head.i not in carried), key=lambda m: m.first)
    return _through_nouns(told)


def _through_nouns(mentions: list[EventMention]) -> list[EventMention]:
    """Where an event is the subject of another ("the strike killed 12"), its agents are the other's."""
    by_token = {i: m for m in mentions if m.noun for i in range(m.first, m.last + 1)}
    found = []
    for mention in mentions:
        if not mention.noun and any(a.i in by_token for a in mention.agents):
            agents = [x for a in mention.agents for x in (by_token[a.i].agents if a.i in by_token else (a,))]
            mention = replace(mention, agents=tuple(dict.fromkeys(agents)))
        found.append(mention)
    return found
