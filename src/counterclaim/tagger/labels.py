"""What the encoder's columns mean: layers of BIO labels over the words of a text.

Each layer has its own columns, so spans of different layers may overlap. ``content_inner`` holds contents
that lie inside another content ("A said that B said that ..."). The three claim layers are the three sides
of a claim, so a sentence that denies and accuses at once can carry both. ``place`` and ``when`` are where and
when an incident happened, as against where and when somebody spoke.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Layer(NamedTuple):
    """One layer: column 0 is "no span"; then two columns a kind, "begins" and "goes on"."""

    name: str
    kinds: tuple[str, ...]

    @property
    def width(self) -> int:
        return 1 + 2 * len(self.kinds)


LAYERS: Final = (
    Layer("source", ("source",)),
    Layer("cue", ("cue",)),
    Layer("content", ("content",)),
    Layer("content_inner", ("content",)),
    Layer("claim_for", ("claims", "accuses", "suspects")),
    Layer("claim_against", ("denies", "exonerates")),
    Layer("claim_silent", ("declines", "unclaimed")),
    Layer("actor", ("actor",)),
    Layer("event", ("event",)),
    Layer("place", ("place",)),
    Layer("when", ("when",)),
)
SIDE_LAYER: Final = {
    kind: layer.name for layer in LAYERS if layer.name.startswith("claim_") for kind in layer.kinds
}
CLAIM_LAYERS: Final = ("claim_for", "claim_against", "claim_silent")
EVENT_TYPES: Final = (
    "air_strike", "shelling", "bombing", "shooting", "chemical", "clash", "abduction", "execution",
    "vehicle_attack", "ground_attack", "other",
)  # fmt: skip
WIDTH: Final = sum(layer.width for layer in LAYERS) + len(EVENT_TYPES)


def columns() -> dict[str, slice]:
    """The columns of each layer; ``event_type`` has one column a type and no BIO."""
    at, found = 0, {}
    for layer in LAYERS:
        found[layer.name] = slice(at, at + layer.width)
        at += layer.width
    found["event_type"] = slice(at, at + len(EVENT_TYPES))
    return found
