"""Where a run of tags or headline words ends that has lost its punctuation, and the report goes on.

Pages turned into one line say "... the source said. AP Photo A. Name Army Retakes Town The ministry added":
nothing divides the headline of another report from the sentence behind it but how the two are written.
"""

from __future__ import annotations

import re
from itertools import chain, islice

_TOKEN = re.compile(r"\S+")
_TAGS = re.compile(r"(?:(?<=[.!?\"”a-z)]\s)|(?<=\n))Tags\s+(?=\S)")
_RELATED = re.compile(r"\bViews\s[\d,]+\sRelated\s+(?=[A-Z])")
_SMALL = frozenset(
    [
        "to",
        "in",
        "of",
        "on",
        "from",
        "as",
        "and",
        "by",
        "for",
        "with",
        "the",
        "a",
        "an",
        "at",
        "over",
        "after",
        "near",
        "amid",
        "vs",
        "into",
        "than",
        "or",
        "-",
        "–",
    ]
)
# Words that tags do not hold but nearly every first sentence does.
_VERB = re.compile(
    r"was|were|is|are|has|have|had|been|said|says|will|would|struck|hit|left|told|took|fell|broke|shot|blew|went"
    r"|came|began|held|made|set|saw|\w+ed",
)
_NO_VERB = frozenset(
    [
        "armed",
        "besieged",
        "united",
        "wounded",
        "displaced",
        "red",
        "alleged",
        "suspected",
        "aimed",
    ]
)
_LONGEST_RUN = 40
# A page has one or two; a text of nothing else is no report.
_MOST_RUNS = 50


def headline_run_end(text: str, at: int, starters: frozenset[str]) -> int | None:
    """Where the run of headline words at ``at`` ends: at a quotation, a dateline, or the last word that
    begins a sentence before the first lower-case word. None where no end can be told."""
    tokens = _tokens(text, at, _LONGEST_RUN)
    for index, token in enumerate(tokens):
        word = token[0]
        if index < 3:
            continue
        if word[0] in '"“':
            return token.start()
        if word.startswith("(") and tokens[index - 1][0].isupper():
            return tokens[index - 1].start()
        if word[0].isalpha() and word == word.lower() and word not in _SMALL:
            return _last_starter(tokens[3:index], starters)
        if word[-1] in ".!?" and len(word) > 2:
            return None
    at_end = tokens and not text[tokens[-1].end() :].strip()
    return len(text) if at_end else None


def tag_runs(text: str, starters: frozenset[str]) -> list[tuple[int, int]]:
    """The spans of "Tags ..." and "Views 12 Related ..." runs before the report goes on."""
    runs = []
    for found in islice(chain(_TAGS.finditer(text), _RELATED.finditer(text)), _MOST_RUNS):
        related = found[0].startswith("Views")
        end = _lead_start(text, found.end(), starters, related)
        if end is not None:
            runs.append((found.start(), end))
    return runs


def _lead_start(text: str, at: int, starters: frozenset[str], related: bool) -> int | None:
    tokens = _tokens(text, at, 70 if related else 45)
    stop = next((i for i, token in enumerate(tokens) if token[0][-1] in ".!?" and len(token[0]) > 3), None)
    if stop is not None and not related and stop < 25 and not any(map(_verbal, tokens[:stop])):
        return tokens[stop].end()
    if related:
        return _last_starter(tokens[3:stop], starters) if stop else None
    verb = next((i for i, token in enumerate(tokens) if _verbal(token)), None)
    if verb is None or (stop is not None and stop < verb):
        return None
    begin = verb
    while begin > 0 and not tokens[begin][0][0].isupper():
        begin -= 1
    near = _last_starter(tokens[max(0, verb - 12) : verb], starters)
    if near is not None:
        return near
    # The words of the first sentence's subject stand together in capitals, but so may the last tags:
    # a tag too many in the report is better than half a name.
    while begin > 0 and (tokens[begin - 1][0][0].isupper() or tokens[begin - 1][0] in _SMALL):
        begin -= 1
    return tokens[begin].start() if begin else None


def _verbal(token: re.Match[str]) -> bool:
    return _VERB.fullmatch(token[0]) is not None and token[0] not in _NO_VERB


def _last_starter(tokens: list[re.Match[str]], starters: frozenset[str]) -> int | None:
    for index in range(len(tokens) - 1, -1, -1):
        if tokens[index][0] in starters:
            return tokens[index].start()
    return None


def _tokens(text: str, at: int, count: int) -> list[re.Match[str]]:
    found = []
    for token in _TOKEN.finditer(text, at, at + 12 * count):
        found.append(token)
        if len(found) == count:
            break
    return found
