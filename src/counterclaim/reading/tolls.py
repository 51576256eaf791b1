"""How many people were killed, injured, missing or detained, as each sentence tells it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from .time_sentence import sentence_end
from .toll_cues import raw_tolls
from .toll_flags import is_denied, is_total, is_unreal
from .toll_groups import Group, Groups
from .toll_lists import by_side, is_part
from .toll_mentions import TollMention
from .toll_none import is_none_of, none_tolls
from .toll_verbs import Raw
from .toll_words import Outcome, toll_words, verb_outcome


def find_tolls(doc: Doc) -> list[TollMention]:
    """The counts of a parsed text, in order of their clauses."""
    groups = Groups(doc)
    taken: set[tuple[Outcome, int]] = set()
    mentions: list[TollMention] = []
    for raw in raw_tolls(doc, groups):
        key = {(raw.outcome, group.number) for group in raw.groups}
        group = raw.groups[0]
        known = "the" in (doc[group.first].lower_, doc[max(group.first - 1, 0)].lower_)
        if key & taken or is_denied(raw.cue, known=known) or is_none_of(doc, group):
            continue
        taken |= key
        sides = by_side(doc, raw.groups)
        for side in sides:
            # of two sides each quotes its own words, from the casualty word to the people or back
            own = raw if len(sides) == 1 else raw._replace(groups=side, first=raw.cue.i)
            mentions.append(_mention(doc, own, groups))
        mentions.extend(_parts(doc, raw, groups, taken))
    mentions.extend(none_tolls(doc, taken))
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
    at, end = max(g.last for g in raw.groups) + 1, sentence_end(doc[raw.groups[-1].first])
    if raw.first < raw.cue.i == at:
        at = raw.last + 1  # "five killed, two of them children"
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


__all__ = ["TollMention", "find_tolls"]
