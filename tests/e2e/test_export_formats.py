"""The bundled examples in every format of others, each opened again by a reader that is not ours."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from counterclaim.cli.main import main
from counterclaim.cli.status import OK
from counterclaim.export.layout import layout
from counterclaim.model.vocabulary import Stance
from counterclaim.page.accounts import accounts
from made_dossiers import TEXT, claim, dossier

TABLES = ("acled", "gtd", "ucdp-ged")
POLICIES = ("unidentified", "and_or", "rows")
GRADES = {"Likely strike", "Confirmed", "Fair", "Weak", "Discounted"}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    where = tmp_path_factory.mktemp("ledger") / "examples.db"
    assert main(["add", str(root / "examples/reports.csv"), "--database", str(where)]) == OK
    return where


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, ledger: Path) -> Path:
    """The examples in every format, those with a policy in each policy."""
    made = tmp_path_factory.mktemp("exports")
    common = ["export", "--database", str(ledger)]
    for name in TABLES:
        for policy in POLICIES:
            out = str(made / f"{name}-{policy}.csv")
            assert main([*common, "--format", name, "--actor-policy", policy, "-o", out]) == OK
    for name, suffix in (("airwars", "json"), ("html", "html")):
        assert main([*common, "--format", name, "-o", str(made / f"{name}.{suffix}")]) == OK
    return made


@pytest.fixture(scope="module")
def strike(folder: Path) -> str:
    """The id of the disputed strike, the one that six reports tell of."""
    found = json.loads((folder / "airwars.json").read_text("utf-8"))
    one, = (one["code"] for one in found if one["location_name"] == "Al-Hari")
    return str(one)


def table(path: Path, name: str) -> Any:
    """The file in pandas with the types of its layout; a value of another type is an error there."""
    import pandas as pd

    kinds = {"integer": "Int64", "number": "float64", "text": "string"}
    columns = layout(name).columns
    dates = [c.name for c in columns if c.kind == "date"]
    types = {c.name: kinds[c.kind] for c in columns if c.kind != "date"}
    found = pd.read_csv(path, dtype=types, parse_dates=dates, date_format="%Y-%m-%d")
    assert all(found[day].dtype.kind == "M" for day in dates)
    return found


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("name", TABLES)
def test_pandas_reads_each_table_with_the_types_of_its_codebook(name: str, policy: str, folder: Path) -> None:
    found = table(folder / f"{name}-{policy}.csv", name)
    assert tuple(found.columns) == layout(name).names
    assert len(found) >= 7
    for column in layout(name).columns:
        if column.empty == "never":
            assert found[column.name].notna().all(), column.name
        if column.empty == "always":
            assert found[column.name].isna().all(), column.name


@pytest.mark.parametrize("name", TABLES)
def test_rows_and_left_out_incidents_add_up(name: str, folder: Path) -> None:
    rows = len(table(folder / f"{name}-unidentified.csv", name))
    told = json.loads((folder / f"{name}-unidentified.csv.meta.json").read_text("utf-8"))
    gone = sum(one["items"] for one in told["not_carried"] if one["field"].startswith("incident ("))
    assert rows + gone == told["counts"]["incidents"] == 10


def test_the_disputed_strike_names_nobody_unless_asked_to(folder: Path, strike: str) -> None:
    ged = table(folder / "ucdp-ged-unidentified.csv", "ucdp-ged").set_index("relid").loc[strike]
    assert str(ged["side_a"]) == "<NA>"
    assert str(ged["best"]) == "<NA>"
    assert ged["low"] < ged["high"]
    assert "denies" in ged["source_original"]
    acled = table(folder / "acled-unidentified.csv", "acled")
    mine = acled.set_index("event_id_cnty").loc[strike]
    assert mine["actor1"] == "Unidentified Military Forces"
    assert "denies" in mine["notes"]
    joined = table(folder / "acled-and_or.csv", "acled")
    both = joined.set_index("event_id_cnty").loc[strike]["actor1"]
    assert "Israel and/or United States and/or US-led coalition" in both


def test_states_are_out_of_gtd_s_scope(folder: Path, strike: str) -> None:
    gtd = table(folder / "gtd-rows.csv", "gtd")
    assert not gtd["eventid"].str.startswith(strike).any()
    assert set(gtd["doubtterr"]) == {-9}


def test_airwars_is_one_json_array(folder: Path, strike: str) -> None:
    text = (folder / "airwars.json").read_text("utf-8")
    found = json.loads(text)
    assert len(found) == 10
    assert not any(f'"{word}"' in text for word in GRADES)
    mine = next(one for one in found if one["code"] == strike)
    assert mine["strike_status"] == "Contested strike"
    us = next(one for one in mine["belligerents"] if one["name"] == "United States")
    assert us["position"] == "denies"
    assert any(said["stance"] == "denies" for said in us["statements"])


def test_an_html_parser_reads_the_page(folder: Path) -> None:
    parser = html.HTMLParser(encoding="utf-8")
    tree = html.fromstring((folder / "html.html").read_bytes(), parser=parser)
    assert len(tree.xpath("//section[@class='incident']")) == 10
    assert not tree.xpath("//script | //img | //link | //iframe | //@src | //@onclick")


@pytest.fixture(scope="module")
def pages(folder: Path, ledger: Path, strike: str) -> Path:
    """The page of all, of one incident, of none, and one with right-to-left words."""
    words = TEXT[TEXT.index("أ") : TEXT.index(" <b>")]
    common = ["export", "--database", str(ledger), "--format", "html"]
    assert main([*common, strike, "-o", str(folder / "one.html")]) == OK
    made = dossier(claim(1, Stance.DENIES, "state:NN", speaker_as_written=words),
                   report={"headline": words, "outlet": words})
    (folder / "arabic.html").write_text("".join(accounts([made])), "utf-8")
    (folder / "none.html").write_text("".join(accounts([])), "utf-8")
    return folder


@pytest.mark.parametrize("name", ["html", "one", "none", "arabic"])
@pytest.mark.parametrize(("width", "media"), [
    (1200, {"color_scheme": "light"}), (390, {"color_scheme": "dark"}), (900, {"media": "print"})],
    ids=["wide", "narrow dark", "print"])
def test_axe_finds_no_barrier(name: str, width: int, media: dict[str, str], shown: Any) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed: pip install '.[dev]'")
    found = axe.Axe().run(shown(name, width, **media), options={"runOnly": {"type": "tag", "values": [
        "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}})
    assert found.response["passes"], "axe looked at nothing"
    assert not found.response["violations"], found.generate_report()


@pytest.mark.parametrize("width", [1200, 390, 320])
def test_nothing_is_wider_than_the_window(width: int, shown: Any) -> None:
    for name in ("html", "one", "arabic"):
        assert shown(name, width).evaluate("document.documentElement.scrollWidth") <= width


def test_every_incident_is_reached_by_keyboard(shown: Any) -> None:
    tab = shown("html")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    href = tab.evaluate("document.activeElement.getAttribute('href')")
    assert href == "#incident-1"
    tab.keyboard.press("Enter")
    assert tab.evaluate("location.hash") == "#incident-1"
    assert tab.locator("nav a").count() == 10
