"""Tellings: the event mentions of one sentence that speak of one event, with when, where and whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from counterclaim.knowledge.load import read_table
from counterclaim.knowledge.triggers import armed_people, weapons
from counterclaim.model.event_kinds import conflicting
from counterclaim.model.vocabulary import EventType
from counterclaim.text.language import text_of
from counterclaim.text.lexicon import lemma

from .assertions import Assertion
from .events import EventMention
from .kinds_named import kinds_named
from .places import PlaceMention
from .realis import Realis
from .times import TimeMention
from .tolls import TollMention

DEFINITE = ("the", "this", "that", "these", "those", "such")


@dataclass(frozen=True)
class Spot:
    """Where in the report words stand: the number of their sentence and, where blank lines part the text,
    that of their paragraph."""

    sentence: int
    paragraph: int | None

    def beside(self, other: Spot) -> bool:
        """Whether they stand in the same sentence or in one next to it."""
        return abs(self.sentence - other.sentence) <= 1

    def same_paragraph(self, other: Spot) -> bool | None:
        """Whether they stand in one paragraph; None where the text has no paragraphs."""
        return None if self.paragraph is None else self.paragraph == other.paragraph


def spots(doc: Doc) -> dict[int, Spot]:
    """The place in the report of each sentence, by the position of its first token."""
    text, found, paragraph = text_of(doc), {}, 0
    parted, end = "\n\n" in text.strip(), 0
    for number, sent in enumerate(doc.sents):
        paragraph += text.count("\n\n", max(end - 2, 0), sent.start_char) > 0
        end = sent.end_char
        found[sent.start] = Spot(number, paragraph if parted else None)
    return found


@dataclass
class Telling:
    """``events`` index the event mentions; the rest is what their sentence says of them."""

    events: list[int]
    sentence: int
    position: int
    spot: Spot = Spot(0, None)
    types: list[tuple[EventType, int]] = field(default_factory=list)
    time: TimeMention | None = None
    places: list[PlaceMention] = field(default_factory=list)
    called: list[PlaceMention] = field(default_factory=list)  # places that its event is called by
    dated: bool = False  # whether its event is called by its time
    actors: set[str] = field(default_factory=set)
    patients: set[str] = field(default_factory=set)
    tolls: list[int] = field(default_factory=list)
    definite: bool = False  # all its words speak of an event that is known: "the strike"
    refers: bool = False  # some of them do: "the strike that hit the depot"
    pointing: bool = False  # "that attack": the one told last
    fresh: bool = False  # "another", "elsewhere": not the one told before
    beside: bool = False  # "a camp nearby" was hit: not what the report is about
    indefinite: bool = False  # "a strike", "strikes"
    counted: bool = False  # the time of the other tellings of its sentence counts from it
    bare: bool = False  # neither day nor place nor toll of its own
    titled: int = 0  # how many names and nouns of its sentence stand in the report's title
    heard: tuple[int, int] | None = None  # the words that the tagger takes for the telling
    counts: set[tuple[str, int]] = field(default_factory=set)  # outcome and number of its tolls
    listed: bool = True  # a word of the files tells it; else only the tagger does
    named: bool = False  # an assertion or an actual event stands behind it

    @property
    def type(self) -> EventType:
        """The type with most weight; unknown where no word tells one."""
        weight: dict[EventType, int] = {}
        for kind, w in self.types:
            if kind is not EventType.UNKNOWN:
                weight[kind] = weight.get(kind, 0) + w
        return max(weight, key=lambda k: (weight[k], k.value)) if weight else EventType.UNKNOWN


def find_tellings(
    events: Sequence[EventMention],
    assertions: Sequence[Assertion],
    times: Sequence[TimeMention],
    places: Sequence[PlaceMention],
    tolls: Sequence[TollMention],
    not_event_times: Mapping[int, int],
    title: frozenset[str] = frozenset(),
) -> list[Telling]:
    """The tellings of a report, in the order of the text; ``title`` holds the lemmas of its title's nouns."""
    asserted = {a.event for a in assertions if a.event is not None}
    actors = {k: {a.actor.actor_id for a in assertions if a.event == k and a.actor} for k in asserted}
    used = [k for k, m in enumerate(events) if k in asserted or m.realis is Realis.ACTUAL]
    by_sentence: dict[int, list[int]] = {}
    for k in used:
        by_sentence.setdefault(events[k].sentence, []).append(k)
    found: list[Telling] = []
    where = spots(events[used[0]].head.doc) if used else {}
    for start, members in sorted(by_sentence.items()):
        sent = events[members[0]].head.sent
        here_times = [
            t
            for t in range(len(times))
            if sent.start_char <= times[t].start < sent.end_char and t not in not_event_times
        ]
        here_times = [t for t in here_times if times[t].kind not in ("duration", "clock")] or here_times
        here_places = [p for p in places if sent.start_char <= p.start < sent.end_char]
        for group in _split(members, events, actors, [times[t] for t in here_times]):
            telling = Telling(group, start, events[group[0]].first, where[start])
            others = [k for k in members if k not in group]
            near_times = [
                times[t]
                for t in here_times
                if _nearest(times[t].start, group, others, events) and times[t].kind != "duration"
            ]
            hangs = {id(t): _hangs_on(t, group, events) for t in near_times}
            telling.time = min(
                near_times,
                key=lambda t: (t.date_prec is None, not t.heard, not hangs[id(t)], t.date_prec or 9, t.start),
                default=None,
            )
            telling.places = [p for p in here_places if _nearest(p.start, group, others, events)]
            telling.called = [p for p in telling.places if any(_calls(events[k], p) for k in group)]
            telling.dated = telling.time is not None and any(_calls(events[k], telling.time) for k in group)
            telling.tolls = [
                i
                for i, t in enumerate(tolls)
                if sent.start_char <= t.start < sent.end_char and _nearest(t.start, group, others, events)
            ]
            for k in group:
                telling.actors |= actors.get(k, set())
                telling.types += _types(events[k])
                telling.types += _types_by_doer(events[k], actors.get(k, set()))
                telling.patients |= {lemma(p) for p in events[k].patients if p.pos_ in ("NOUN", "PROPN")}
            telling.definite = all(_definite(events[k]) for k in group)
            telling.refers = any(_definite(events[k]) for k in group)
            telling.pointing = telling.definite and any(
                c.lower_ in ("this", "that", "these", "those") for k in group for c in events[k].head.lefts
            )
            telling.counted = bool(others) and all(_counted_from(events[k]) for k in group)
            telling.titled = len({n for t in sent if t.pos_ in NOUNS and (n := lemma(t)) in title})
            telling.heard = next((h for k in group if (h := events[k].heard_at) is not None), None)
            telling.listed = any(events[k].listed for k in group)
            own = [k for k in group if _definite(events[k])] if telling.refers else group
            telling.fresh = any(_fresh(events[k]) for k in own)
            telling.beside = any(_beside(events[k]) for k in group)
            telling.indefinite = all(events[k].noun for k in group) and not telling.definite
            told = [tolls[i] for i in telling.tolls]
            telling.counts = {(t.outcome, t.count_min) for t in told if t.count_min and not t.part_of}
            telling.bare = not (telling.time or telling.places or told)
            telling.named = any(events[k].realis is Realis.ACTUAL or k in asserted for k in group)
            if not (telling.tolls and all(tolls[i].is_total for i in telling.tolls)):
                found.append(telling)  # the dead of a whole war are no event
    return found


NOUNS = ("NOUN", "PROPN")
_CALLING = ("compound", "nmod", "poss", "amod", "npadvmod")


def _calls(event: EventMention, name: PlaceMention | TimeMention) -> bool:
    """Whether an event is called by a place or a time: "the Omagh bombing", "last month's attack"."""
    return event.noun and any(
        c.i < event.first and c.dep_ in _CALLING and c.left_edge.idx < name.end and name.start <= c.idx
        for c in event.head.lefts
    )


def title_words(doc: Doc) -> frozenset[str]:
    """The lemmas of the nouns and names of a parsed title."""
    return frozenset(lemma(t) for t in doc if t.pos_ in NOUNS and len(t.text) > 2)


def _types_by_doer(event: EventMention, actors: set[str]) -> list[tuple[EventType, int]]:
    """States bomb and strike from the air; what "was bombed" in a report of aircraft was bombed from there;
    armed people who attack or kill make an armed assault."""
    bombed = event.type is EventType.BOMBING_IED and not event.noun
    struck = event.type is EventType.UNKNOWN and event.noun and lemma(event.head) == "strike"
    flown = bombed and not event.agents and EventType.AIR_STRIKE in kinds_named(event.head.doc)
    if flown or ((bombed or struck) and _of_a_state(actors)):
        return [(EventType.AIR_STRIKE, 3)]
    if event.type is EventType.UNKNOWN and any(lemma(a) in armed_people() for a in event.agents):
        return [(EventType.ARMED_ASSAULT, 1)]
    return []


def _of_a_state(actors: set[str]) -> bool:
    return any(a.startswith(("state:", "coalition:")) for a in actors)


# Kinds that some word of a text names where they happened: nobody is gassed without a gas.
TELLTALE = (EventType.CHEMICAL, EventType.ABDUCTION)
HEARD = 4  # less than a word that settles the type, more than a weapon near it


def _types(event: EventMention) -> list[tuple[EventType, int]]:
    found = [(event.type, 6 if event.sure else 2)]
    marked: list[Token] = [event.head, *event.agents, *event.patients]
    for token in event.head.sent:
        if abs(token.i - event.head.i) > 12 or (not event.noun and event.first <= token.i <= event.last):
            continue
        word = weapons().get(lemma(token)) or (
            weapons().get(f"{lemma(token)} {lemma(token.nbor())}") if token.i + 1 < len(token.doc) else None
        )
        if word is not None:
            close = token in marked or token.head in marked or abs(token.i - event.head.i) <= 3
            found.append((word.type, (3 if close else 1) + (2 if word.rank >= 8 else 0)))
    heard = [k for k in event.heard if k not in TELLTALE or k in kinds_named(event.head.doc)]
    if heard:
        fits = {k: sum(w for kind, w in found if kind is k) for k in heard}
        found.append((max(heard, key=lambda k: fits[k]), HEARD))
    return found


def _fresh(event: EventMention) -> bool:
    """Whether the words around an event set it apart from those told before: "another", "elsewhere".

    Of "the attack" only its own words do: who "was also killed in the attack" died in the one told of.
    """
    if _definite(event):
        return any(t.lower_ in FRESH for t in event.head.lefts)
    sent, doc = event.head.sent, event.head.doc
    low, high = max(sent.start, event.first - 8), min(sent.end, event.last + 6)
    return any(doc[i].lower_ in FRESH for i in range(low, high))


def _beside(event: EventMention) -> bool:
    """ "Its jets had hit a militia camp nearby": who says so tells of another target than the one told of."""
    return any(
        any(c.lower_ in ("a", "an", "some", "another") for c in patient.lefts)
        and any(c.lower_ in ("nearby", "elsewhere") for c in (*patient.rights, *event.head.rights))
        for patient in event.patients
    )


FRESH = frozenset(read_table("wording.toml")["another_event"])


def _definite(event: EventMention) -> bool:
    if not event.noun:
        return False
    return any(c.lower_ in DEFINITE or c.dep_ == "poss" for c in event.head.lefts)


def _nearest(at: int, group: Sequence[int], others: Sequence[int], events: Sequence[EventMention]) -> bool:
    """Whether a place in the text is at least as near to this group as to the others of its sentence."""
    if not others:
        return True

    def gap(k: int) -> int:
        return abs(at - (events[k].end if at >= events[k].start else events[k].start))

    return min(map(gap, group)) <= min(map(gap, others))


def _hangs_on(time: TimeMention, group: Sequence[int], events: Sequence[EventMention]) -> bool:
    """Whether a time stands in the tree of one of the events, before any other verb is reached."""
    heads = {t.i for k in group for t in (events[k].head, events[k].carrier) if t is not None}
    at = events[group[0]].head.doc[time.token]
    for _ in range(5):
        if at.i in heads:
            return True
        if at.head.i == at.i or at.pos_ in ("VERB", "AUX"):
            return False
        at = at.head
    return False


def at_odds(a: Sequence[tuple[EventType, int]], b: Sequence[tuple[EventType, int]]) -> bool:
    """Whether two tellings cannot be of one event: each settles its type, and no two of these agree."""
    mine, theirs = ({t for t, w in types if w >= SETTLED} for types in (a, b))
    return bool(mine and theirs) and all(conflicting(x, y) for x in mine for y in theirs)


SETTLED = 5  # the weight of a word that settles the type of an event


def _split(
    members: Sequence[int],
    events: Sequence[EventMention],
    actors: Mapping[int, set[str]],
    times: Sequence[TimeMention],
) -> list[list[int]]:
    """The mentions of a sentence by event.

    Apart are those with days of their own that differ, with sure types that conflict, coordinated deeds
    of different actors, and one from which the time of the others is counted.
    """
    counted = [k for k in members if _counted_from(events[k])]
    if counted and len(counted) < len(members):
        rest = [k for k in members if k not in counted]
        return [*_split(rest, events, actors, times), counted]
    days = sorted({t.date_start for t in times if t.date_start is not None and (t.date_prec or 9) <= 2})
    groups: list[list[int]] = []
    if len(days) > 1:
        dated = [t for t in times if t.date_start in days]
        by_day: dict[object, list[int]] = {}
        for k in members:
            nearest = min(dated, key=lambda t: (abs(t.start - events[k].start), t.start))
            by_day.setdefault(nearest.date_start, []).append(k)
        if len(by_day) > 1:
            return [sorted(g) for g in sorted(by_day.values(), key=min)]
    for k in members:
        for group in groups:
            mine, theirs = actors.get(k, set()), {a for g in group for a in actors.get(g, set())}
            apart = mine and theirs and not mine & theirs
            heard = {h for g in group if (h := events[g].heard_at) is not None}
            if heard and events[k].heard_at is not None and events[k].heard_at not in heard:
                continue  # the tagger hears two events
            clash = any(
                events[k].sure and events[g].sure and conflicting(events[k].type, events[g].type)
                for g in group
            )
            if not clash and not (apart and not _related(events[k], [events[g] for g in group])):
                group.append(k)
                break
        else:
            groups.append([k])
    return groups


def _counted_from(event: EventMention) -> bool:
    """Whether the time of another event counts from this one: "two hours after the explosion"."""
    at, doc = event.head, event.head.doc
    for _ in range(3):
        low = at.left_edge.i if at.pos_ not in ("ADP", "SCONJ") else at.i
        for i in (low, low - 1):
            if i > 0 and doc[i].lower_ in ("after", "before") and doc[i - 1].lemma_.lower() in UNITS:
                return True
        if at.head.i == at.i or at.head.pos_ not in ("NOUN", "PROPN", "ADP", "SCONJ"):
            return False
        at = at.head
    return False


UNITS = ("second", "minute", "hour", "day", "week", "month", "year", "moment")


def _related(event: EventMention, others: Sequence[EventMention]) -> bool:
    """Whether one mention hangs in the other's tree ("killed 12 in a strike by")."""
    return any(
        o.head.i in {a.i for a in event.head.ancestors} or event.head.i in {a.i for a in o.head.ancestors}
        for o in others
    )
