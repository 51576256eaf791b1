"""The reasons beside the values of a page, folded away: they open without a script."""

from __future__ import annotations

from typing import Final

from counterclaim.model import Reading
from counterclaim.screen import why

from .html import Html, tag

CSS: Final = """
details.why { font-size: .82rem; color: var(--soft); }
details.why summary { cursor: pointer; width: fit-content; min-height: 24px; padding: .1rem .3rem; }
details.why ul { margin: .1rem 0 .4rem; }
"""
OF_FACT: Final = {
    "What": ("evidence", "event_type", "weapon"),
    "Where": ("places",),
    "When": ("when",),
    "On whom": ("targets",),
    "Sides": ("participants",),
}


class Why:
    """Writes the reasons of one reading; nothing where it carries none."""

    def __init__(self, reading: Reading) -> None:
        self._reasons = why.explained(reading)

    @property
    def css(self) -> str:
        return CSS if self._reasons else ""

    def of(self, called: str, *paths: str) -> Html | None:
        """The reasons for the values at these pointers and below, as one folded list."""
        found = [
            one for one in self._reasons if any(one.path == p or one.path.startswith(f"{p}/") for p in paths)
        ]
        if not found:
            return None
        return tag(
            "details",
            tag("summary", f"why: {called}"),
            tag("ul", *(tag("li", why.reason(one)) for one in found)),
            class_="why",
        )

    def of_fact(self, incident: int, label: str) -> Html | None:
        """Those for one line of an incident's block."""
        at = f"/incidents/{incident}"
        return self.of(label.lower(), *(f"{at}/{field}" for field in OF_FACT.get(label, ())))
