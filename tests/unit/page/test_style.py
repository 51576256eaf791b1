"""Colours that can be read: WCAG 2 contrast of every colour on every ground, computed from the style itself.

A browser's checker leaves out texts of one letter and texts over gradients, which most of ours are.
"""

from __future__ import annotations

import re

import pytest

from counterclaim.page import render
from counterclaim.page.style import css
from made_readings import contested

GROUNDS = ("paper", "panel", "lit")
TEXT = ("ink", "soft", "claim", "field", "context", "standing")
LINES = ("claim", "field", "context", "part", "focus")


def palettes() -> dict[str, dict[str, str]]:
    """The variables of each scheme; paper's are set over the light ones."""
    light, dark, paper = (dict(re.findall(r"--(\w+):\s*(#\w+|transparent)", block))
                          for block in re.findall(r":root \{(.*?)\}", css(()), re.S))
    return {"light": light, "dark": dark, "paper": {**light, **paper, "lit": paper["paper"]}}


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    digits = digits if len(digits) == 6 else "".join(d * 2 for d in digits)
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_black_on_white_is_21() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", ["light", "dark", "paper"])
def test_text_has_contrast_4_5_and_lines_3(scheme: str) -> None:
    colours = palettes()[scheme]
    for ground in GROUNDS:
        for name in TEXT:
            assert contrast(colours[name], colours[ground]) >= 4.5, (name, ground)
        for name in LINES:
            assert contrast(colours[name], colours[ground]) >= 3, (name, ground)


def test_each_depth_of_marks_has_its_lanes() -> None:
    page = render(contested())
    deepest = max(int(depth) for depth in re.findall(r' class="d(\d+)', page))
    assert deepest >= 4
    assert page.count("var(--lane") == deepest
    for look, lane in set(re.findall(r"\b(claim|field|part|context)(\d)\b", page)):
        assert f".{look}{lane}{{--lane{lane}:var(--{look}-line)}}" in page
