"""Copies of one text are grouped, whichever comes first; two reports of one event are not."""

from __future__ import annotations

import random
import re
from itertools import permutations
from pathlib import Path

import pytest

from counterclaim.ledger import Ledger
from counterclaim.ledger.copying import KEYS, keys_of
from linking_stand_in import StandIn
from made_reports import make


class Half(StandIn):
    """Copies share half of their runs of words, as the real index has it."""

    class CopyIndex:
        def __init__(self) -> None:
            self._runs: dict[str, set[str]] = {}

        def add(self, report_id: str, text: str) -> list[str]:
            words = re.findall(r"\w+", text.casefold())
            runs = {" ".join(words[i:i + 5]) for i in range(max(1, len(words) - 4))}
            found = sorted(r for r, other in self._runs.items() if 2 * len(runs & other) >= len(runs | other))
            self._runs[report_id] = runs
            return found


WORDS = [f"w{n}" for n in range(200)]
CUT = " ".join(WORDS[:150])
TEXTS = [" ".join(WORDS), CUT, f"{CUT} and then some", "one two three", "One, two three!", "quite another text"]


def test_texts_that_share_half_share_keys() -> None:
    rng = random.Random(3)
    for _ in range(50):
        text = [str(rng.randrange(10**6)) for _ in range(120)]
        other = text[:85]
        assert len(set(keys_of(" ".join(text))) & set(keys_of(" ".join(other)))) >= KEYS // 4
    assert len(keys_of(" ".join(WORDS))) == KEYS
    assert keys_of("One, two!") == keys_of("one two")
    assert keys_of(" . ") == []


@pytest.mark.parametrize("order", list(permutations(range(6)))[::97])
@pytest.mark.parametrize("batch", [1, 6])
def test_groups_are_the_same_in_any_order(tmp_path: Path, order: tuple[int, ...], batch: int) -> None:
    lead = "An attack (air_strike) hit Basirah on 2020-03-02."
    pieces = [make(f"O{n}", said=(), text=f"{lead} {TEXTS[n]}") for n in order]
    with Ledger.open(tmp_path / "l.db", create=True, linker=Half()) as ledger:
        for start in range(0, 6, batch):
            ledger.add(pieces[start:start + batch])
        names = {piece.report.report_id: str(piece.report.outlet) for piece in pieces}
        groups: dict[str | None, set[str]] = {}
        for link in ledger.report_links():
            groups.setdefault(link.copy_group, set()).add(names[link.report_id])
        assert groups.pop(None) == {"O5"}
        assert {frozenset(group) for group in groups.values()} == {frozenset({"O0", "O1", "O2"}), frozenset({"O3", "O4"})}
        assert ledger.verify().first is None
