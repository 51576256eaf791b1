"""The measures of ``score.py``: attributions by the PolNeAR ruler, layers, claims from their layer alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from reports import Report

from counterclaim.tagger.link import Link
from counterclaim.tagger.pieces import word_bounds
from counterclaim.tagger.spans import Span, TaggedText

Counts = Counter[tuple[str, str]]


def brat(links: Sequence[Link]) -> list[dict[str, list[list[int]]]]:
    """Attributions as the PolNeAR ruler takes them."""
    return [
        {
            "source": [[x.source.start, x.source.end]] if x.source else [],
            "cue": [[x.cue.start, x.cue.end]] if x.cue else [],
            "content": [[c.start, c.end] for c in x.content],
        }
        for x in links
    ]


def all_spans(tagged: TaggedText) -> list[Span]:
    """Those of the title and of the body, with the offsets of :attr:`Report.text`."""
    return [*tagged.title, *tagged.spans]


def layer_counts(report: Report, spans: Sequence[Span], counts: Counts) -> None:
    """Adds hits, predictions and gold of each layer, span by span and word by word. Claims by stance, too."""
    words = [(s, e) for s, e in word_bounds(report.text) if report.text[s].isalnum()]

    def inside(start: int, end: int) -> frozenset[int]:
        return frozenset(k for k, (s, e) in enumerate(words) if s < end and start < e)

    gold: dict[str, list[frozenset[int]]] = {}
    pred: dict[str, list[frozenset[int]]] = {}
    for mark in report.marks:
        for name in _names(mark.layer, mark.kind):
            gold.setdefault(name, []).append(inside(mark.start, mark.end))
    for span in spans:
        for name in _names(span.layer, span.kind):
            pred.setdefault(name, []).append(inside(span.start, span.end))
    for name in {*gold, *pred}:
        g, p = gold.get(name, []), pred.get(name, [])
        for measure, a, b in (("span", Counter(p), Counter(g)), ("word", _tokens(p), _tokens(g))):
            counts[f"{name}.{measure}", "hit"] += sum((a & b).values())
            counts[f"{name}.{measure}", "pred"] += sum(a.values())
            counts[f"{name}.{measure}", "gold"] += sum(b.values())
        # A span found where one stands, whatever its edges.
        near = sum(1 for x in p if any(len(x & y) * 2 >= min(len(x), len(y)) > 0 for y in g))
        back = sum(1 for y in g if any(len(x & y) * 2 >= min(len(x), len(y)) > 0 for x in p))
        for key, n in (("hit_p", near), ("hit_g", back), ("pred", len(p)), ("gold", len(g))):
            counts[f"{name}.half", key] += n


def _names(layer: str, kind: str) -> list[str]:
    if layer.startswith("claim"):
        return ["claim", f"claim:{kind}"]
    return [layer, f"event:{kind}"] if layer == "event" else [layer]


def _tokens(spans: Sequence[frozenset[int]]) -> Counter[int]:
    return Counter({k: 1 for span in spans for k in span})


def f1(counts: Counts, name: str) -> dict[str, float]:
    p, g = counts[name, "pred"], counts[name, "gold"]
    hit_p = counts[name, "hit"] or counts[name, "hit_p"]
    hit_g = counts[name, "hit"] or counts[name, "hit_g"]
    precision, recall = hit_p / p if p else 0.0, hit_g / g if g else 0.0
    both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {
        "p": round(100 * precision, 1),
        "r": round(100 * recall, 1),
        "f1": round(100 * both, 1),
        "gold": g,
    }


def plain_claims(report: Report, spans: Sequence[Span], links: Sequence[Link]) -> list[dict[str, Any]]:
    """The simplest use of the claim layer: its quote and stance; the actor span in it, else in its sentence,
    else the speaker's side; the linked source whose cue or content it shares most with, else the outlet."""
    made = []
    actors = [s for s in spans if s.layer == "actor"]
    text = report.text
    for claim in (s for s in spans if s.layer == "claim"):
        told = max(links, key=lambda x: _shared(claim, x), default=None)
        source = told.source if told and _shared(claim, told) > (0, 0.0) else None
        speaker = text[source.start : source.end] if source else "outlet"
        inside = [a for a in actors if claim.start <= a.start and a.end <= claim.end]
        near = inside or [a for a in actors if a.start < claim.end + 120 and claim.start - 120 < a.end]
        actor = max(inside, key=lambda a: a.probability) if inside else (
            min(near, key=lambda a: abs(a.start - claim.start)) if near else None
        )  # fmt: skip
        name = text[actor.start : actor.end] if actor else (speaker if source else None)
        if claim.kind == "unclaimed":
            name = None
        if source and actor and claim.kind in ("accuses", "suspects") and source == actor:
            speaker = "outlet"
        made.append(
            {
                "incident": "i1",
                "speaker": "outlet" if claim.kind == "unclaimed" else speaker,
                "stance": claim.kind,
                "actor": name,
                "quote": text[claim.start : claim.end],
            }
        )
    return made


def _shared(claim: Span, x: Link) -> tuple[int, float]:
    def overlap(span: Span | None) -> int:
        return max(0, min(claim.end, span.end) - max(claim.start, span.start)) if span else 0

    content = sum(overlap(c) for c in x.content)
    size = sum(c.end - c.start for c in x.content) or 1
    # A cue inside the claim's quote, or a content that holds most of it; of several the closest fit.
    strong = 2 * bool(overlap(x.cue)) + (content >= 0.5 * min(size, claim.end - claim.start))
    return strong, content / size - 1e-4 * size


def relation_table(report: Mapping[str, Any]) -> dict[str, float]:
    """The figures of the PolNeAR ruler that the card keeps."""
    keys = (
        "span.all",
        "token.all",
        "relation.exact",
        "relation.linked",
        "span.source",
        "span.cue",
        "span.content",
    )
    return {key: round(100 * report[key]["f1"], 1) for key in keys if key in report}


Reader = Callable[[Report], tuple[list[Span], list[Link]]]
