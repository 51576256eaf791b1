"""The words around a core: those that belong to the time, and those that put it ahead or make it a habit."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from .time_cores import Core
from .time_patterns import lead_word, tail, words


def lead_start(text: str, core: Core, floor: int) -> int:
    """Where the words in front that belong to the core begin ("early on", "in the early hours of")."""
    lead, parts = words().lead, words().day_parts
    start, taken = core.start, []
    while True:
        match = lead_word().search(text, max(floor, start - 24), start)
        if match is None or "\n" in match["gap"]:
            break
        word = match["word"].lower()
        clock = any(char.isdigit() for char in word)
        if not (word in lead or word in parts or clock) or (
            "," in match["gap"] and not (clock or word in parts)
        ):
            break
        taken.append((match.start(), word, clock or word in parts))
        start = match.start()
    taken.reverse()
    while taken:
        begin, word, _ = taken[0]
        rest = [content for _, _, content in taken[1:]]
        # "the", "of", "as", "and the like" alone belong to the words before, not to the time
        articled = (
            len(taken) > 1
            and taken[1][1] == "the"
            and not any(rest)
            and core.name != "dom"
            and word not in ("since", "until", "during", "over")
        )
        leaves = word in (
            "of",
            "as",
            "back",
            "day",
            "time",
            "local",
            "only",
            "very",
            "almost",
            "first",
            "near",
        )
        if (
            (word == "the" and not any(rest))
            or articled
            or (leaves and not any(rest))
            or word in ("of", "as", "time", "local")
        ):
            taken.pop(0)
            continue
        return begin
    return core.start


def tail_end(text: str, core: Core, ceiling: int) -> int:
    """Where the words after that belong to the core end ("morning", "at dawn", "local time")."""
    if core.name in ("past", "recent", "duration", "calendar", "year", "decade", "my", "m", "season"):
        return core.end
    match = tail().match(text, core.end)
    end = match.end() if match else core.end
    # a tail may swallow the clock that follows as a core of its own, never another date
    return end if end <= ceiling else core.end


def is_future(doc: Doc, core: Core) -> bool:
    """Does the clause speak of a time ahead ("will meet on Friday", "due on Friday")?"""
    if core.name in ("duration", "ago", "yesterday", "last_night", "past", "recent"):
        return False
    if core.name == "tomorrow" or (core.groups.get("rel") or "").lower() in ("next", "this coming"):
        return True
    auxiliaries, governors = words().future_auxiliaries, words().future_governors
    node: Token = doc[core.token]
    for _ in range(5):
        if node.pos_ in ("VERB", "AUX") or node.lower_ in governors:
            helpers = [
                child for child in node.children if child.dep_ in ("aux", "auxpass") and child.i < core.token
            ]
            if any(child.lower_ in auxiliaries for child in helpers):
                return not any(child.lower_ == "have" for child in helpers)
            governed = [node, node.head] if node.dep_ == "xcomp" or node.tag_ == "VB" else [node]
            return any(
                word.lower_ in governors and not _spoken_in_past(word) and word.i < core.token
                for word in governed
            )
        if node.head is node:
            return False
        node = node.head
    return False


def _spoken_in_past(word: Token) -> bool:
    return word.tag_ == "VBD" or any(t.lower_ in ("was", "were", "had") for t in (word.head, *word.children))


def is_habit(doc: Doc, core: Core) -> bool:
    """ "on Fridays", "every Friday"; but "Fridays attack" is a possessive without its apostrophe."""
    if core.name != "weekday":
        return False
    before = doc[core.token - 1].lower_ if core.token else ""
    if before in ("every", "each", "most"):
        return True
    if core.groups.get("s") != "s":
        return False
    after = doc[core.token + 1] if core.token + 1 < len(doc) else None
    return after is None or after.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "VERB")
