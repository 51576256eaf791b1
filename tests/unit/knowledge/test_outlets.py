"""The list of outlets: found under the names that reports and data sets use, and speaking for the right side."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest

from counterclaim.knowledge import outlets as module
from counterclaim.knowledge.load import read_table
from counterclaim.knowledge.outlets import Outlet, find_outlet, outlets
from counterclaim.model import KnowledgeError
from counterclaim.model.vocabulary import OutletKind


def found(name: str | None, url: str | None = None) -> Outlet:
    outlet = find_outlet(name, url)
    assert outlet is not None, (name, url)
    return outlet


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("sana", "Syrian Arab News Agency"),
        ("SANA", "Syrian Arab News Agency"),
        ("alalam", "Al-Alam"),
        ("manar", "Al-Manar"),
        ("dailysabah", "Daily Sabah"),
        ("asharqalawsat", "Asharq Al-Awsat"),
        ("alaraby", "The New Arab"),
        ("arabiya", "Al Arabiya"),
        ("Reuters News", "Reuters"),
        ("The Washington Post", "Washington Post"),
        ("Le Monde newspaper", "Le Monde"),
        ("Masirah TV channel", "Al-Masirah"),
        ("Süddeutsche Zeitung", "Sueddeutsche Zeitung"),
        ("FARS News Agency", "Fars News Agency"),
        ("France 24 (in Arabic)", "France 24"),
        ("daily star/AFP", "The Daily Star (Lebanon)"),
        ("www.npr.org", "NPR"),
        ("https://english.alarabiya.net/News/x", "Al Arabiya"),
        ("Médecins Sans Frontières", "Doctors Without Borders"),
    ],
)
def test_found_by_name(written: str, name: str) -> None:
    assert found(written).name == name


@pytest.mark.parametrize(
    "written",
    ["wire agency", "news site", "local paper", "national daily", "state broadcaster", "international tabloid",
     "regional news site", "state news agency", "the news", "", "   ", None, "/", "radio", "no.such.example",
     "Gulf newspaper", "Israeli daily", "Afghan news site", "British tabloid"],
)
def test_a_description_names_no_outlet(written: str | None) -> None:
    assert find_outlet(written) is None


def test_the_address_helps_only_where_the_name_does_not() -> None:
    assert found(None, "https://www.bbc.co.uk/news/1").name == "BBC"
    assert found("somebody's page", "http://usa.chinadaily.com.cn/a").name == "China Daily"
    assert found("Reuters", "https://www.bbc.co.uk/news/1").name == "Reuters"
    assert find_outlet(None, "https://notbbc.co.uk.example/") is None


def test_state_media_speak_for_their_state_and_publicly_funded_ones_do_not() -> None:
    assert [t.actor_id for t in found("Press TV").speaks_for] == ["state:IR"]
    assert [t.actor_id for t in found("Al-Masirah").speaks_for] == ["houthis"]
    for name in ("BBC", "Deutsche Welle", "NPR", "AFP", "Al Jazeera"):
        assert found(name).speaks_for == (), name
        assert found(name).kind in (OutletKind.INDEPENDENT, OutletKind.AGENCY)


def test_only_state_and_party_media_speak_for_somebody_now() -> None:
    now = date(2024, 1, 1)
    for outlet in outlets():
        speaks = any(tie.holds_on(now) for tie in outlet.speaks_for)
        assert not speaks or outlet.kind in (OutletKind.STATE_MEDIA, OutletKind.PARTY_MEDIA), outlet.name


def test_a_tie_ends() -> None:
    """A Belgrade agency of 1999 spoke for Yugoslavia, of 2010 for Serbia."""
    ties = found("Tanjug").speaks_for
    assert [t.actor_id for t in ties if t.holds_on(date(1999, 4, 1))] == ["state:YU"]
    assert [t.actor_id for t in ties if t.holds_on(date(2010, 4, 1))] == ["state:RS"]


def test_ordinary_words_are_not_looked_for_in_running_text() -> None:
    everywhere = {form for outlet in outlets() for form in outlet.in_text}
    assert not everywhere & {"Time", "manar", "sana", "SITE", "The Sun", "MAP", "Trend"}
    assert {"Syrian Observatory for Human Rights", "SANA", "al-Manar", "White Helmets", "AFP"} <= everywhere


def test_the_index_is_sound() -> None:
    """Reading the index checks that no name or domain has two owners."""
    for outlet in outlets():
        assert found(outlet.name) is outlet
        for domain in outlet.domains:
            assert found(None, f"https://www.{domain}/x") is outlet


@pytest.mark.parametrize(
    "row",
    [
        {"kind": "agency"},
        {"name": "X", "kind": "paper"},
        {"name": "X", "kind": "agency", "owner": "Y"},
        {"name": "X", "kind": "state_media", "speaks_for": [{"since": "1999"}]},
        {"name": "X", "kind": "state_media", "speaks_for": [{"id": "state:XX", "since": "long ago"}]},
    ],
)
def test_a_broken_entry_is_refused(row: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "read_table", lambda _name: {"outlet": [row]})
    outlets.cache_clear()
    try:
        with pytest.raises(KnowledgeError, match=r"outlets\.toml"):
            outlets()
    finally:
        outlets.cache_clear()


def test_everybody_an_outlet_speaks_for_is_an_actor_of_the_lists() -> None:
    data = files("counterclaim.knowledge") / "data"
    known = {f"state:{row['iso2']}" for row in read_table("countries.toml")["country"]}
    for file in (data / "actors").iterdir():
        known |= {row["id"] for row in read_table(f"actors/{file.name}")["actor"]}
    assert {tie.actor_id for outlet in outlets() for tie in outlet.speaks_for} - known == set()
