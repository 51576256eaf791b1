"""What stands between the parts of an attribution, as numbers for the linker."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import log1p

from .pieces import word_bounds
from .spans import Span

Features = dict[str, float]

REACH = 2
"""Sentences away that a source or a content may stand from its cue."""

_TOWARDS = re.compile(r"\b(?:to|by|from|citing|cited|quoting|quoted|per|of|in the words)$", re.IGNORECASE)
_ADVERB = re.compile(r"^\w+ly$|^(?:so-called|alleged|suspected|believed|feared|presumed)$", re.IGNORECASE)
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|being|be)\b.*\w(?:ed|id|ought|own)\b|^(?:accused|blamed|said|believed)$",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"(?:claims?|statements?|reports?|allegations?|accusations?|denials?|warnings?|words|account|version)$",
    re.I,
)
_COORDINATION = re.compile(r"\b(?:and|but|while|or|then)\b", re.IGNORECASE)


class Scene:
    """One text with its spans, and the questions that the features ask of it."""

    def __init__(
        self,
        text: str,
        sources: Sequence[Span],
        cues: Sequence[Span],
        contents: Sequence[Span],
        sentences: Sequence[tuple[int, int]],
    ) -> None:
        self.text, self.sources, self.cues, self.contents = text, sources, cues, contents
        bounds = [(s, e) for s, e in word_bounds(text) if text[s].isalnum()]
        self._begins = [s for s, _ in bounds]
        self._starts = [s for s, _ in sentences] or [0]

    def sentence(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1

    def words(self, start: int, end: int) -> int:
        """Words that begin between two offsets."""
        return max(0, bisect_left(self._begins, end) - bisect_left(self._begins, start))

    def near_sources(self, cue: Span) -> list[Span]:
        return [s for s in self.sources if self._near(cue, s)]

    def near_contents(self, cue: Span) -> list[Span]:
        return [c for c in self.contents if self._near(cue, c)]

    def _near(self, a: Span, b: Span) -> bool:
        if a.end <= b.start:
            return self.sentence(b.start) - self.sentence(a.end - 1) <= REACH
        return b.end > a.start or self.sentence(a.start) - self.sentence(b.end - 1) <= REACH

    def apart(self, a: Span, b: Span) -> int:
        """Words between two spans; 0 where they touch or overlap, a great many in different sentences."""
        low, high = gap(a, b)
        if low < high and self.sentence(low) != self.sentence(high):
            return 99
        return self.words(low, high)

    def follows(self, earlier: Sequence[Span], later: Span) -> bool:
        """Whether ``later`` begins where one of the ``earlier`` has just ended, or in the next sentence."""
        return any(
            c.end <= later.start
            and self.sentence(later.start) - self.sentence(c.end - 1) <= 1
            and "\n" not in self.text[c.end : later.start]
            for c in earlier
        )

    def between(self, spans: Sequence[Span], low: int, high: int) -> int:
        return sum(1 for s in spans if low <= s.start and s.end <= high)

    def covered(self, low: int, high: int) -> float:
        """The share of the words of a gap that lie in contents."""
        total = self.words(low, high)
        if not total:
            return 0.0
        inside, at = 0, low
        for c in self.contents:
            s, e = max(c.start, at), min(c.end, high)
            if e > s:
                inside += self.words(s, e)
                at = e
        return min(1.0, inside / total)


def gap(a: Span, b: Span) -> tuple[int, int]:
    """What lies between two spans; empty where they overlap."""
    if a.end <= b.start:
        return a.end, b.start
    if b.end <= a.start:
        return b.end, a.start
    return a.start, a.start


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _cue_kinds(text: str, cue: Span) -> list[str]:
    words = text[cue.start : cue.end]
    kinds = []
    if _TOWARDS.search(words):
        kinds.append("towards")
    if _ADVERB.match(words):
        kinds.append("adverb")
    if _PASSIVE.search(words):
        kinds.append("passive")
    if _NOUN.search(words):
        kinds.append("noun")
    if words.lower().endswith("ing"):
        kinds.append("ing")
    return kinds or ["plain"]


def _pair(scene: Scene, cue: Span, other: Span, rank: int) -> tuple[Features, str]:
    low, high = gap(cue, other)
    side = "over" if low == high and not (cue.end == other.start or other.end == cue.start) else (
        "after" if cue.start < other.start else "before"
    )  # fmt: skip
    between = scene.text[low:high]
    words = scene.words(low, high)
    cues, sources = scene.between(scene.cues, low, high), scene.between(scene.sources, low, high)
    breaks = abs(scene.sentence(high) - scene.sentence(max(low - 1, 0))) if high > low else 0
    raw: Features = {
        "here": 1.0,
        "touch": float(words == 0),
        "one": float(words == 1),
        "words": log1p(words),
        "own_words": log1p(words * (1 - scene.covered(low, high))),
        "cues": float(min(cues, 3)),
        "a_cue": float(cues > 0),
        "sources": float(min(sources, 3)),
        "a_source": float(sources > 0),
        "contents": float(min(scene.between(scene.contents, low, high), 3)),
        "breaks": float(min(breaks, 3)),
        "comma": float("," in between),
        "quote": float(any(c in between for c in '"“”')),
        "colon": float(":" in between),
        "and": float(bool(_COORDINATION.search(between))),
        "stop": float(";" in between or "\n" in between),
        "rank": float(min(rank, 3)),
        "first": float(rank == 0),
    }
    for kind in _cue_kinds(scene.text, cue):
        raw["cue_" + kind] = 1.0
        raw["words_" + kind] = raw["words"]
    # Beyond the end of the sentence the same distances mean something else.
    where = f"{side}_beyond" if breaks else side
    return {f"{where}.{name}": value for name, value in raw.items() if value}, where


def _rank(spans: Sequence[Span], cue: Span, other: Span) -> int:
    """How many of the spans stand nearer to the cue on the same side."""
    if other.start >= cue.end:
        return sum(1 for s in spans if cue.end <= s.start < other.start)
    return sum(1 for s in spans if other.end < s.end <= cue.start)


def source_features(scene: Scene, cue: Span, source: Span) -> Features:
    """Why this cue should have this source."""
    found, side = _pair(scene, cue, source, _rank(scene.sources, cue, source))
    deeper = any(_holds(c, source) and not _holds(c, cue) for c in scene.contents)
    shallower = any(_holds(c, cue) and not _holds(c, source) for c in scene.contents)
    found[f"{side}.deeper"] = float(deeper)
    found[f"{side}.shallower"] = float(shallower)
    return found


def none_features(scene: Scene, cue: Span) -> Features:
    """Why this cue should have no source."""
    found: Features = {"none": 1.0}
    for kind in _cue_kinds(scene.text, cue):
        found["none.cue_" + kind] = 1.0
    found["none.inside"] = float(any(_holds(c, cue) for c in scene.contents))
    here = scene.sentence(cue.start)
    found["none.alone"] = float(not any(scene.sentence(s.start) == here for s in scene.sources))
    return found


def content_features(scene: Scene, cue: Span, source: Span | None, content: Span) -> Features:
    """Why this cue, with this source, should have this content."""
    found, side = _pair(scene, cue, content, _rank(scene.contents, cue, content))
    found[f"{side}.inner"] = float(content.layer == "content_inner")
    found[f"{side}.holds_cue"] = float(_holds(content, cue))
    found[f"{side}.same_sentence"] = float(scene.sentence(cue.start) == scene.sentence(content.start))
    if source is None:
        found[f"{side}.no_source"] = 1.0
        return found
    found[f"{side}.holds_source"] = float(_holds(content, source))
    low, high = gap(source, content)
    found[f"{side}.source_touches"] = float(scene.words(low, high) == 0)
    # "..., said Ivanov" and "Ivanov said ...": the source stands between or beyond.
    if (source.start > cue.start) == side.startswith("after"):
        found[f"{side}.source_between"] = 1.0
        found[f"{side}.from_source"] = log1p(scene.words(low, high))
    others = [s for s in scene.sources if s != source and low <= s.start and s.end <= high]
    found[f"{side}.another_source"] = float(bool(others))
    return found
