"""What holds for every format and every incident: names only by the policy, denials kept, values in their sets."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from io import BytesIO, StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.export import ActorPolicy, Settings, export_to_stream, exporter
from counterclaim.export.layout import layout
from counterclaim.ledger import Dossier
from counterclaim.model.vocabulary import Code, Pattern, Stance
from html_tree import read_back
from made_dossiers import ACTORS, WITNESS, dossiers

TABLES = ("acled", "gtd", "ucdp-ged")
ACTOR_COLUMNS = {"acled": ("actor1", "assoc_actor_1", "actor2", "assoc_actor_2", "inter1"),
                 "gtd": ("gname", "gsubname", "gname2", "gsubname2", "gname3", "gsubname3"),
                 "ucdp-ged": ("side_a", "side_b", "gwnoa", "gwnob")}
FREE_TEXT = {"acled": "notes", "gtd": "summary", "ucdp-ged": "source_original"}
DENIALS = {Stance.DENIES: "denies:", Stance.DENIES_FOR_OTHER: "denies for another:",
           Stance.DISPUTES_EVENT: "says it did not happen"}
RUNS = settings(max_examples=60, deadline=None)


def written(name: str, made: Dossier, policy: ActorPolicy = ActorPolicy.UNIDENTIFIED) -> str:
    out = BytesIO()
    export_to_stream(exporter(name), [made], out, Settings(policy))
    return out.getvalue().decode()


def rows(name: str, made: Dossier, policy: ActorPolicy = ActorPolicy.UNIDENTIFIED) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(written(name, made, policy), newline="")))


def named(text: str) -> Iterator[str]:
    yield from (actor.name for actor in ACTORS if actor.name in text)


@given(dossiers())
@RUNS
def test_unidentified_names_nobody_unless_code_and_pattern_are_self_claimed(made: Dossier) -> None:
    account = made.account
    sure = set()
    if account.attribution_pattern is Pattern.SELF_CLAIMED:
        claimed = {row.actor_id for row in account.attribution if row.code is Code.SELF_CLAIMED}
        sure = {actor.name for actor in ACTORS if actor.actor_id in claimed}
    for name in TABLES:
        for row in rows(name, made):
            said = " | ".join(row[column] for column in ACTOR_COLUMNS[name])
            assert set(named(said)) <= sure, f"{name}: {said}"


@given(dossiers(), st.sampled_from(list(ActorPolicy)))
@RUNS
def test_every_row_is_in_the_layout_and_no_cell_is_a_formula(made: Dossier, policy: ActorPolicy) -> None:
    """The writer refuses a row outside its sets; here the file is read back and checked as text."""
    for name in TABLES:
        found = rows(name, made, policy)
        assert len({row[layout(name).names[0]] for row in found}) == len(found), "an id stands twice"
        for row in found:
            assert tuple(row) == layout(name).names
            for column in layout(name).columns:
                cell = row[column.name]
                if column.values and cell:
                    parts = cell.split(column.separator) if column.separator else [cell]
                    assert set(parts) <= {str(value) for value in column.values}
                assert not (cell[:1] in "=+@" and cell), cell
                assert not (cell[:1] == "-" and not re.fullmatch(r"-\d+(\.\d+)?(e-?\d+)?", cell)), cell


@given(dossiers(), st.sampled_from(list(ActorPolicy)))
@RUNS
def test_a_denial_appears_in_every_format(made: Dossier, policy: ActorPolicy) -> None:
    denied = [one.claim for one in made.account.claims if one.claim.stance in DENIALS]
    for name in TABLES:
        for row in rows(name, made, policy):
            for claim in denied:
                assert DENIALS[claim.stance].rstrip(":") in row[FREE_TEXT[name]], f"{name} lost a denial"
                if claim.speaker_as_written and WITNESS not in claim.speaker_as_written:
                    assert claim.speaker_as_written in row[FREE_TEXT[name]]
    incident, = json.loads(written("airwars", made))
    told = [said for b in incident["belligerents"] for said in b["statements"]] + incident["statements"]
    assert sorted(s["stance"] for s in told if s["stance"] in DENIALS) == sorted(c.stance for c in denied)
    page = read_back(written("html", made)).text()
    for claim in denied:
        assert DENIALS[claim.stance].rstrip(":") in page


@given(dossiers())
@RUNS
def test_a_denial_by_the_accused_stands_under_its_own_name_and_nobody_else_s(made: Dossier) -> None:
    incident, = json.loads(written("airwars", made))
    names = {actor.actor_id: actor.name for actor in ACTORS}
    for one in made.account.claims:
        if one.claim.stance is Stance.DENIES and one.claim.about_actor_id:
            mine = names[one.claim.about_actor_id]
            under = [b["name"] for b in incident["belligerents"]
                     if any(s["stance"] == "denies" and s["about"] == mine for s in b["statements"])]
            assert under == [mine]


@given(dossiers(), st.sampled_from(list(ActorPolicy)))
@RUNS
def test_no_private_name_leaves_by_any_format(made: Dossier, policy: ActorPolicy) -> None:
    for name in (*TABLES, "airwars", "html"):
        assert WITNESS not in written(name, made, policy)
        assert "Abu Omar" not in written(name, made, policy)


@given(dossiers())
@RUNS
def test_left_out_incidents_are_counted_and_only_they_have_no_row(made: Dossier) -> None:
    for name in TABLES:
        out = BytesIO()
        told = export_to_stream(exporter(name), [made], out, Settings(ActorPolicy.UNIDENTIFIED))
        gone = sum(one.items for one in told.not_carried if one.field.startswith("incident ("))
        assert gone == 1 - len(list(csv.DictReader(StringIO(out.getvalue().decode()))))


@given(dossiers(), st.sampled_from(list(ActorPolicy)))
@RUNS
def test_the_same_incident_gives_the_same_file(made: Dossier, policy: ActorPolicy) -> None:
    for name in (*TABLES, "airwars", "html"):
        assert written(name, made, policy) == written(name, made, policy)


@pytest.mark.parametrize("name", TABLES)
@given(made=dossiers())
@RUNS
def test_rows_name_each_actor_that_anybody_names_and_no_other(name: str, made: Dossier) -> None:
    quiet = {Code.DENIED_ONLY, Code.NO_ATTRIBUTION}
    expected = sorted(next(a.name for a in ACTORS if a.actor_id == row.actor_id)
                      for row in made.account.attribution if row.code not in quiet)
    found = rows(name, made, ActorPolicy.ROWS)
    if found and expected:
        assert sorted(row[ACTOR_COLUMNS[name][0]] for row in found) == expected
