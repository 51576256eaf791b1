"""The example reports, and two further incidents of the same day and province that must stay apart.

The two reports below are made up for this test.
"""

from __future__ import annotations

import re
from itertools import permutations
from pathlib import Path

import pytest

import counterclaim
from counterclaim.ledger.linking import LinkIndex, Telling, partition, score, telling_of

MAYADIN = (
    "DEIR EZ-ZOR, June 18 (Example Wire) - Artillery shells killed three shepherds near Mayadin in Syria's Deir ez-Zor"
    " province on Sunday, residents said. The shells fell in the afternoon beside the canal, an hour's drive from the"
    " Iraqi border. Two boys were wounded. No group has said that it fired them."
)
HAJIN = (
    "Air strikes hit a bakery in Hajin, in the east of Syria's Deir ez-Zor province, on Sunday and killed eleven"
    " people, a network of activists said on Monday.\n\nPeople were queueing for bread when two bombs fell, a nurse told"
    " the network by telephone. The bakery is the last one in the town."
)


@pytest.fixture(scope="module")
def told(root: Path) -> dict[str, Telling]:
    """The main incidents of the Abu Kamal reports, and of the two others, by file or name."""
    rows = (root / "examples" / "README.md").read_text("utf-8").splitlines()
    found = {}
    for row in rows:
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        if named := re.match(r"\[(abu-kamal-\S+)\.txt\]", cells[0]):
            path = root / "examples" / f"{named[1]}.txt"
            found[named[1]] = main(named[1], counterclaim.read(path, outlet=cells[-2], published=cells[-1]))
    for name, text in (("mayadin", MAYADIN), ("hajin", HAJIN)):
        found[name] = main(name, counterclaim.read(text, published="2018-06-18"))
    return found


def main(name: str, reading: counterclaim.Reading) -> Telling:
    return telling_of(name, reading, reading.incidents[0], reading.report.text)


def test_the_reports_on_abu_kamal_are_one_incident_and_the_two_others_two_more(told: dict[str, Telling]) -> None:
    made = partition(told.values())
    assert frozenset(["mayadin"]) in made.groups
    assert frozenset(["hajin"]) in made.groups
    together = max(made.groups, key=len)
    assert together == {k for k in told if k.startswith("abu-kamal")}


def test_rivals_position_plays_no_part(told: dict[str, Telling]) -> None:
    link = score(told["abu-kamal-state-media"], told["abu-kamal-wire"])
    assert link.verdict == "link"
    assert set(link.parts) <= {"base", "date", "place", "type", "targets", "tolls", "names", "text"}


def test_reports_one_by_one_in_three_orders_give_the_same_groups(told: dict[str, Telling]) -> None:
    expected = partition(told.values()).groups
    for order in list(permutations(sorted(told)))[:: 40320 // 3]:
        index = LinkIndex()
        for key in order:
            index.add(told[key])
            index.groups()
        assert index.groups() == expected
