"""Whether every span of a reading is what it says it is: ``text[start:end] == exact``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from counterclaim.model import Reading


def spans(value: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every span in a JSON value, with its JSON pointer."""
    if isinstance(value, dict):
        if {"start", "end", "exact", "in"} <= value.keys():
            yield path, value
        for key, inner in value.items():
            yield from spans(inner, f"{path}/{key}")
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from spans(inner, f"{path}/{place}")


def inexact(reading: Reading) -> list[str]:
    """JSON pointers of the spans and zones that do not fit the report's text or headline; empty if all do."""
    report = reading.report
    sources = {"text": report.text, "headline": report.headline or ""}
    wrong = [
        path
        for path, span in spans(reading.model_dump(mode="json", by_alias=True))
        if sources[span["in"]][span["start"] : span["end"]] != span["exact"]
    ]
    end = 0
    for place, zone in enumerate(report.zones):
        if not end <= zone.start < zone.end <= len(report.text):
            wrong.append(f"/report/zones/{place}")
        end = zone.end
    return wrong
