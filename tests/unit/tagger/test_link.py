"""Linking given spans, with the weights that ship."""

from __future__ import annotations

from counterclaim.tagger.cuts import sentence_starts
from counterclaim.tagger.link import link_spans
from counterclaim.tagger.spans import Span


def linked(text: str, **parts: str) -> list[tuple[str | None, str | None, tuple[str, ...]]]:
    """The attributions of a text whose spans are given by layer, divided by "|", in the order of the text."""
    spans: dict[str, list[Span]] = {}
    for layer, written in parts.items():
        at = 0
        for part in written.split("|"):
            at = text.index(part, at)
            spans.setdefault(layer, []).append(Span(at, at + len(part), layer, layer, 0.9))
            at += 0 if layer == "content_inner" else len(part)
    starts = sentence_starts(text)
    found = link_spans(
        text,
        spans.get("source", []),
        spans.get("cue", []),
        [*spans.get("content", []), *spans.get("content_inner", [])],
        list(zip(starts, [*starts[1:], len(text)], strict=True)),
    )

    def cut(span: Span | None) -> str | None:
        return text[span.start : span.end] if span else None

    return [(cut(x.source), cut(x.cue), tuple(text[c.start : c.end] for c in x.content)) for x in found]


def test_the_source_may_follow() -> None:
    text = "Nine people died, said a nurse. The mayor put the toll at ten."
    assert linked(
        text, source="a nurse|The mayor", cue="said|put", content="Nine people died|the toll at ten"
    ) == [
        ("a nurse", "said", ("Nine people died",)),
        ("The mayor", "put", ("the toll at ten",)),
    ]


def test_one_source_two_cues() -> None:
    text = "Moscow denied the raid and blamed rebels."
    assert linked(text, source="Moscow", cue="denied|blamed", content="the raid|rebels") == [
        ("Moscow", "denied", ("the raid",)),
        ("Moscow", "blamed", ("rebels",)),
    ]


def test_content_on_both_sides_of_the_cue() -> None:
    text = '"We did not do it," a spokesman said, "and we will show it."'
    assert linked(
        text, source="a spokesman", cue="said", content='"We did not do it,"|"and we will show it."'
    ) == [("a spokesman", "said", ('"We did not do it,"', '"and we will show it."'))]


def test_a_source_inside_what_another_says() -> None:
    text = "The agency said a colonel had told it that shells fell on the port."
    found = linked(
        text,
        source="The agency|a colonel",
        cue="said|had told",
        content="a colonel had told it that shells fell on the port",
        content_inner="shells fell on the port",
    )
    assert ("The agency", "said", ("a colonel had told it that shells fell on the port",)) in found
    assert ("a colonel", "had told", ("shells fell on the port",)) in found


def test_a_cue_without_a_source() -> None:
    text = "The bridge was reportedly hit by jets."
    assert linked(text, cue="reportedly", content="The bridge was|hit by jets")[0][:2] == (None, "reportedly")


def test_a_quotation_goes_on() -> None:
    text = '"It came from the hill," a guard said. "Nobody was left. Nobody."\n\n"They lie."'
    found = linked(
        text,
        source="a guard",
        cue="said",
        content='"It came from the hill,"|"Nobody was left.|Nobody."|"They lie."',
    )
    assert found == [
        ("a guard", "said", ('"It came from the hill,"', '"Nobody was left.', 'Nobody."')),
        (None, None, ('"They lie."',)),
    ]


def test_nothing_to_link() -> None:
    assert linked("Shells fell.") == []
