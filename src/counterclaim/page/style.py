"""The page's style: ``page.css``, and the rules that depend on the reading.

Made for each page: as many underline lanes as its text needs, and which marks light up with which item.
No script does that; browsers without ``:has()`` show the page without the lighting up.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Final

from .marks import Mark

LANES: Final = (("", 3), ("@media print", 4))
"""Height of an underline with the gap below it, in CSS pixels: printers round lines up."""


def css(marks: Sequence[Mark]) -> str:
    return "".join((_fixed(), *_lanes(marks), *_lit(marks)))


def source(style: str) -> str:
    """The style as a content security policy names it."""
    return f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"


@cache
def _fixed() -> str:
    return files(__package__).joinpath("page.css").read_text("utf-8")


def _lanes(marks: Sequence[Mark]) -> Iterator[str]:
    """One background layer a lane, the first just below the letters; lines of text stand apart to fit."""
    count = max((mark.lane + 1 for mark in marks), default=0)
    if not count:
        return
    yield f".s{{background-image:{','.join(f'var(--lane{n},none)' for n in range(count))}}}\n"
    for lane, look in sorted({(mark.lane, mark.look) for mark in marks}):
        yield f".{look}{lane}{{--lane{lane}:var(--{look}-line)}}\n"
    for medium, height in LANES:
        places = ",".join(f"0 calc(100% - {(count - 1 - n) * height}px)" for n in range(count))
        rules = f".s{{padding-bottom:{count * height}px;background-position:{places}}}\n"
        for depth in range(1, count + 1):
            rules += f".text .d{depth},.headline.d{depth}{{line-height:calc(1.5em + {depth * height}px)}}\n"
        yield f"{medium}{{{rules}}}\n" if medium else rules


def _lit(marks: Sequence[Mark]) -> Iterator[str]:
    """A mark lights up when it or its item is where a link has led, or is pointed at."""
    of_item: dict[str, list[str]] = {}
    for mark in marks:
        own = f'#{mark.key}:target,[href="#{mark.key}"]:is(:hover,:focus-visible)'
        yield f":root:has({own}) .{mark.key}{{background-color:var(--lit)}}\n"
        for _, item in mark.stands_for:
            of_item.setdefault(item.key, []).append(mark.key)
    for key, mine in of_item.items():
        own = f'#{key}:target,[href="#{key}"]:is(:hover,:focus-visible)'
        classes = ",".join(f".{one}" for one in dict.fromkeys(mine))
        yield f":root:has({own}) :is({classes}){{background-color:var(--lit)}}\n"
