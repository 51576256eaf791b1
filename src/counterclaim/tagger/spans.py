"""What the tagger finds in a text."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Span:
    """``text[start:end]``, offsets in code points.

    ``layer`` is one of source, cue, content, content_inner, claim, actor, event, place, when. ``kind`` is the
    stance of a claim (claims, accuses, suspects, denies, exonerates, declines, unclaimed), the type of an
    event, else the layer's own name. ``probability`` is the model's, from 0 to 1, that exactly this span
    is one.
    """

    start: int
    end: int
    layer: str
    kind: str
    probability: float


@dataclass(frozen=True)
class TaggedText:
    """A text and its spans in the order of the text; ``title`` holds those of the title, with its offsets."""

    text: str
    spans: tuple[Span, ...] = ()
    title: tuple[Span, ...] = ()
    sentences: tuple[tuple[int, int], ...] = field(default=(), repr=False)
    word_starts: tuple[int, ...] = field(default=(), repr=False)
    word_sides: tuple[tuple[float, float, float], ...] = field(default=(), repr=False)

    def support(self, side: int, start: int, end: int) -> tuple[float, float]:
        """How strongly the words of a stretch read as a claim for (0), against (1) or silent (2).

        The mean and the highest of the words' probabilities of being in such a claim; zeros without words.
        """
        low, high = bisect_left(self.word_starts, start), bisect_left(self.word_starts, end)
        found = [self.word_sides[k][side] for k in range(low, high)]
        return (sum(found) / len(found), max(found)) if found else (0.0, 0.0)

    def chance_of_event(self, words: tuple[int, int] | None) -> float:
        """The model's probability that exactly these words tell an event; 0 where it marks none there."""
        return max((s.probability for s in self.events if (s.start, s.end) == words), default=0.0)

    def of(self, *layers: str) -> tuple[Span, ...]:
        """The spans of these layers, in the order of the text."""
        return tuple(span for span in self.spans if span.layer in layers)

    @property
    def sources(self) -> tuple[Span, ...]:
        return self.of("source")

    @property
    def cues(self) -> tuple[Span, ...]:
        return self.of("cue")

    @property
    def contents(self) -> tuple[Span, ...]:
        """Outer and inner ones."""
        return self.of("content", "content_inner")

    @property
    def claims(self) -> tuple[Span, ...]:
        """The ``kind`` of each is its stance."""
        return self.of("claim")

    @property
    def actors(self) -> tuple[Span, ...]:
        return self.of("actor")

    @property
    def places(self) -> tuple[Span, ...]:
        """Where incidents happened."""
        return self.of("place")

    @property
    def times(self) -> tuple[Span, ...]:
        """When incidents happened."""
        return self.of("when")

    @property
    def events(self) -> tuple[Span, ...]:
        """The ``kind`` of each is its type."""
        return self.of("event")
