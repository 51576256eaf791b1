"""How many people were killed, injured, missing or detained, as each sentence tells it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from counterclaim.text.lexicon import lemma

from .time_sentence import sentence_end, sentence_start
from .toll_cues import raw_tolls
from .toll_flags import is_denied, is_total, is_unreal
from .toll_groups import Group, Groups
from .toll_lists import by_side, is_part
from .toll_verbs import Raw
from .toll_words import INJURED, KILLED, Outcome, toll_words, verb_lemma, verb_outcome


@dataclass(frozen=True)
class TollMention:
    """One count of people as the text gives it.

    ``start``, ``end``: code points of the clause to quote ("killing six people"). ``count_min`` and
    ``count_max`` are null where open ("at least 12": 12, null; "up to 80": null, 80) and both where vague
    ("dozens"). ``group``: who, as written; null for mere "people". ``token``: index of the casualty word,
    by which the count is tied to an event. ``is_total``: sums up a war or years of it. ``part_of``: a part
    of the count before it ("including two women"). ``hypothetical``: feared, threatened or possible.
    ``negated``: the text says that there were none (both counts 0). ``mixed``: one number for dead and
    hurt alike, so that it counts neither.
    """

    start: int
    end: int
    as_written: str
    outcome: Outcome
    group: str | None
    count_min: int | None
    count_max: int | None
    token: int
    is_total: bool = False
    part_of: bool = False
    hypothetical: bool = False
    negated: bool = False
    mixed: bool = False


def find_tolls(doc: Doc) -> list[TollMention]:
    """The counts of a parsed text, in order of their clauses."""
    groups = Groups(doc)
    taken: set[tuple[Outcome, int]] = set()
    mentions: list[TollMention] = []
    for raw in raw_tolls(doc, groups):
        key = {(raw.outcome, group.number) for group in raw.groups}
        if key & taken or is_denied(raw.cue):
            continue
        taken |= key
        sides = by_side(doc, raw.groups)
        for side in sides:
            # of two sides each quotes its own words, from the casualty word to the people or back
            own = raw if len(sides) == 1 else raw._replace(groups=side, first=raw.cue.i)
            mentions.append(_mention(doc, own, groups))
        mentions.extend(_parts(doc, raw, groups, taken))
    mentions.extend(_none(doc, taken))
    return sorted(mentions, key=lambda m: (m.start, m.end, m.outcome, m.token))


def _mention(doc: Doc, raw: Raw, groups: Groups) -> TollMention:
    low, high = _sum(raw.groups)
    first = min(raw.first, *(g.first for g in raw.groups))
    last = max(raw.last, *(g.last for g in raw.groups))
    if raw.mixed:
        low = high = None
    total = is_total(doc, raw.cue, low, high)
    part = raw.part or any(is_part(doc, g, groups) for g in raw.groups[:1]) or _of_the_dead(doc, raw)
    return _made(doc, first, last, raw, _named(raw.groups), low, high, total, part)


def _made(
    doc: Doc,
    first: int,
    last: int,
    raw: Raw,
    people: str | None,
    low: int | None,
    high: int | None,
    total: bool,
    part: bool,
) -> TollMention:
    span = doc[first : last + 1]
    return TollMention(
        span.start_char, span.end_char, span.text, raw.outcome, people, low, high, raw.cue.i,
        is_total=total, part_of=part, hypothetical=is_unreal(raw.cue), mixed=raw.mixed,
    )  # fmt: skip


def _sum(groups: tuple[Group, ...]) -> tuple[int | None, int | None]:
    """The counts of groups told together; the upper end stays open where one of them is open or vague."""
    if all(group.vague for group in groups):
        return None, None
    lows = [group.low for group in groups if group.low is not None]
    highs = [group.high for group in groups]
    high = None if any(h is None for h in highs) else sum(h for h in highs if h is not None)
    complete = all(group.low is not None or group.vague for group in groups)
    return (sum(lows) if lows and complete else None), high


def _named(groups: tuple[Group, ...]) -> str | None:
    """Who is counted, as written: one noun, or the stretch from the first noun to the last."""
    named = [group for group in groups if group.people]
    if not named:
        return None
    if len(groups) == 1:
        return named[0].people
    people = [group.people for group in named if group.people]
    return " and ".join(dict.fromkeys(people))


def _of_the_dead(doc: Doc, raw: Raw) -> bool:
    """ "14 of the dead were rebels": a part of a count given elsewhere."""
    at = raw.groups[0].number + 1
    return doc[at : at + 2].text.lower() in ("of the", "of those") and any(
        t.lower_ in ("dead", "killed", "victims", "casualties", "wounded", "injured")
        for t in doc[at + 2 : at + 4]
    )


def _parts(doc: Doc, raw: Raw, groups: Groups, taken: set[tuple[Outcome, int]]) -> Iterator[TollMention]:
    """The groups after "including", "among them" that follow the people counted."""
    at, end = max(raw.last, *(g.last for g in raw.groups)) + 1, sentence_end(doc[raw.groups[-1].first])
    opened = any(
        t.lower_ in toll_words().part or (t.lower_ in ("them", "whom") and t.nbor(-1).lower_ == "of")
        for t in doc[at : min(at + 6, end)]
    )
    while opened and at < end:
        group = groups.at(at)
        if group is None:
            if verb_outcome(doc[at]) or (doc[at].pos_ == "VERB" and doc[at].lower_ not in toll_words().part):
                return
        elif is_part(doc, group, groups) and (raw.outcome, group.number) not in taken:
            taken.add((raw.outcome, group.number))
            yield _made(doc, group.first, group.last, raw, group.people, group.low, group.high, False, True)
            at = group.last
        at += 1


def _none(doc: Doc, taken: set[tuple[Outcome, int]]) -> Iterator[TollMention]:
    """ "no casualties", "nobody was hurt", "without any deaths", and "caused casualties"."""
    words = toll_words()
    for token in doc:
        outcomes = _casualty_noun(token)
        if outcomes:
            start = _negated_from(token)
            if start is not None:
                for outcome in outcomes:
                    yield _zero(doc, start, token, outcome)
            elif len(outcomes) == 2 and (KILLED, token.i) not in taken:
                span = doc[token.left_edge.i : token.i + 1]
                span = span if len(span) <= 6 else doc[token.i : token.i + 1]
                yield TollMention(
                    span.start_char, span.end_char, span.text, KILLED, None, None, None, token.i,
                    hypothetical=is_unreal(token.head), mixed=True,
                )  # fmt: skip
        elif token.lower_ in ("nobody", "none", "one", "anyone") or token.text == "No-one":
            verb = token.head
            if verb.lemma_ in ("report", "know", "say", "believe"):
                verb = next((c for c in verb.rights if verb_outcome(c)), verb)
            no = token.lower_ in ("nobody", "none") or (token.i and doc[token.i - 1].lower_ == "no")
            suffered = (
                verb_outcome(verb)
                or words.suffering.get(verb_lemma(verb))
                or words.adjectives.get(verb.lower_)
            )
            if no and suffered and token.dep_ in ("nsubj", "nsubjpass", "dobj"):
                begin = token.i - (doc[token.i - 1].lower_ == "no")
                first, last = min(begin, verb.i), max(token.i, verb.i)
                for each in dict.fromkeys((suffered, *(o for t in verb.conjuncts if (o := verb_outcome(t))))):
                    span = doc[first : last + 1]
                    yield TollMention(
                        span.start_char, span.end_char, span.text, each, None, 0, 0, verb.i, negated=True
                    )


def _casualty_noun(token: Token) -> tuple[Outcome, ...]:
    if token.lower_ in ("casualties", "casualty"):
        return (KILLED, INJURED)
    outcome = toll_words().people.get(lemma(token)) if token.tag_ in ("NNS", "NN") else None
    return (outcome,) if outcome and token.lower_ in ("deaths", "fatalities", "injuries", "death") else ()


def _negated_from(token: Token) -> int | None:
    """Where the "no" of "no casualties", "without any deaths" stands."""
    for at in range(token.i - 1, max(sentence_start(token), token.i - 5) - 1, -1):
        word = token.doc[at]
        if word.lower_ in toll_words().negation:
            return at
        if word.pos_ not in ("ADJ", "DET", "NOUN", "CCONJ", "VERB", "PROPN") or word.lower_ == "but":
            return None
    return None


def _zero(doc: Doc, start: int, token: Token, outcome: Outcome) -> TollMention:
    span = doc[start : token.i + 1]
    return TollMention(span.start_char, span.end_char, span.text, outcome, None, 0, 0, token.i, negated=True)
