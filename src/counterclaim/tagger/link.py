"""Linking: which source, cue and contents belong together.

Every cue chooses one source or none, and its contents, by the weights of ``weights/link.json`` over what
stands between them (:mod:`.link_features`). What no cue takes becomes an attribution without a cue.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

from .link_features import Scene, content_features, gap, none_features, source_features
from .spans import Span, TaggedText

Weights = Mapping[str, Mapping[str, float]]
"""Weights of the features by pair: ``source`` and ``content``."""

SURE, ENOUGH = 0.5, 0.12


@dataclass(frozen=True)
class Link:
    """One attribution. ``content`` has several pieces where the source stands in the middle, and where a
    quotation goes on. ``probability`` is that of the least certain part or join."""

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    probability: float


@cache
def shipped_weights() -> Weights:
    """The weights of this package."""
    found: Weights = json.loads((files("counterclaim.tagger") / "weights" / "link.json").read_text("utf-8"))
    return found


def link(tagged: TaggedText, weights: Weights | None = None) -> list[Link]:
    """The attributions of the text, in the order of their first span."""
    return link_spans(tagged.text, tagged.sources, tagged.cues, tagged.contents, tagged.sentences, weights)


def link_spans(
    text: str,
    sources: Sequence[Span],
    cues: Sequence[Span],
    contents: Sequence[Span],
    sentences: Sequence[tuple[int, int]],
    weights: Weights | None = None,
) -> list[Link]:
    """The same for spans of another origin."""
    weights = weights or shipped_weights()
    scene = Scene(text, sources, cues, contents, sentences)
    chosen = {cue: _source_of(scene, cue, weights["source"]) for cue in cues}
    joins = _contents_of(scene, chosen, weights["content"])
    made: list[Link] = []
    for cue in cues:
        source, certain = chosen[cue]
        taken = tuple(sorted((c for q, c in joins if q == cue), key=lambda c: c.start))
        sure = min([certain, cue.probability, *(joins[cue, c] for c in taken)])
        made.append(Link(source, cue, taken, round(sure, 4)))
    made += _without_cue(scene, {s for s, _ in chosen.values() if s}, {c for _, c in joins})
    made.sort(key=_place)
    return _continued(scene, made)


def _source_of(scene: Scene, cue: Span, weights: Mapping[str, float]) -> tuple[Span | None, float]:
    options: list[tuple[float, Span | None]] = [(_dot(none_features(scene, cue), weights), None)]
    options += [(_dot(source_features(scene, cue, s), weights), s) for s in scene.near_sources(cue)]
    top = max(range(len(options)), key=lambda k: options[k][0])
    high = options[top][0]
    return options[top][1], 1 / sum(exp(score - high) for score, _ in options)


def _contents_of(
    scene: Scene, chosen: Mapping[Span, tuple[Span | None, float]], weights: Mapping[str, float]
) -> dict[tuple[Span, Span], float]:
    """The joins of cues and contents with their probabilities: all that are more probable than not, and for
    a cue or a content left alone the best one that is not too bad."""
    chances: dict[tuple[Span, Span], float] = {}
    for cue, (source, _) in chosen.items():
        for content in scene.near_contents(cue):
            chances[cue, content] = 1 / (
                1 + exp(-_dot(content_features(scene, cue, source, content), weights))
            )
    kept = {pair: chance for pair, chance in chances.items() if chance > SURE}
    for side in (0, 1):
        lonely: dict[Span, tuple[float, tuple[Span, Span]]] = {}
        joined = {pair[side] for pair in kept}
        for pair, chance in chances.items():
            if chance > ENOUGH and pair[side] not in joined:
                lonely[pair[side]] = max(lonely.get(pair[side], (0.0, pair)), (chance, pair))
        kept.update({pair: chance for chance, pair in lonely.values()})
    return kept | _coordinated(scene, kept)


def _coordinated(scene: Scene, joins: Mapping[tuple[Span, Span], float]) -> dict[tuple[Span, Span], float]:
    """ "A and B, she said": a content that stands alone beside another one goes with it."""
    more: dict[tuple[Span, Span], float] = {}
    alone = [c for c in scene.contents if not any(c == content for _, content in joins)]
    for content in alone:
        for (cue, other), chance in joins.items():
            low, high = gap(content, other)
            if scene.apart(content, other) <= 1 < high - low and not scene.between(
                [*scene.cues, *scene.sources], low, high
            ):
                more[cue, content] = min(chance, content.probability)
    return more


def _without_cue(scene: Scene, used: set[Span], joined: set[Span]) -> list[Link]:
    """Contents that no cue took; a source that no cue took speaks those that it stands beside."""
    made = []
    for content in scene.contents:
        if content in joined:
            continue
        beside = [s for s in scene.sources if s not in used and scene.apart(s, content) <= 2]
        source = min(beside, key=lambda s: scene.apart(s, content), default=None)
        made.append(Link(source, None, (content,), content.probability))
    return made


def _continued(scene: Scene, made: Sequence[Link]) -> list[Link]:
    """A quotation that goes on in the next sentence without a source of its own joins its beginning."""
    done: list[Link] = []
    for each in made:
        before = done[-1] if done else None
        alone = each.cue is None and each.source is None
        if before is not None and alone and scene.follows(before.content, each.content[0]):
            sure = min(before.probability, each.probability)
            done[-1] = Link(before.source, before.cue, (*before.content, *each.content), sure)
        else:
            done.append(each)
    return done


def _place(each: Link) -> tuple[int, int]:
    spans = [span for span in (each.source, each.cue, *each.content) if span]
    return min(s.start for s in spans), (each.cue or spans[0]).start


def _dot(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    return sum(value * weights.get(name, 0.0) for name, value in features.items())
