"""The kept page in a real browser: no request, no barrier, usable by keyboard, on paper and in the dark.

Needs Chromium (``CHROMIUM`` or on the path), Playwright and axe (the ``dev`` extra); skipped where one is missing.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from counterclaim.cli.main import main
from counterclaim.cli.status import NOTHING_READ, OK
from counterclaim.model import ContextItem, Reading
from counterclaim.model.vocabulary import ContextKind
from counterclaim.page import render
from made_readings import contested, report, span, without_incident

ARABIC = "أعلن الجيش أن طائراته لم تقصف البلدة يوم الأحد، بحسب متحدث باسمه."


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """Pages: a bundled example as the command writes it, and readings made by hand."""
    made = tmp_path_factory.mktemp("pages")
    example = str(root / "examples/abu-kamal-wire.txt")
    assert main(["read", example, "--published", "2018-06-18", "--html", str(made / "wire.html")]) == OK
    assert main(["read", example, "--published", "2018-06-18", "--explain", "--html", str(made / "why.html")]) == OK
    text = f"Planes came at dawn.\n{ARABIC}\nNobody else spoke."
    item = ContextItem(kind=ContextKind.POLICY, actor_id=None, span=span("لم تقصف البلدة", text))
    arabic = Reading(rubric_version="R0.2", reader="hand", context=(item,), report=report(text, headline=ARABIC))
    for name, reading in (("made", contested()), ("none", without_incident()), ("arabic", arabic)):
        (made / f"{name}.html").write_text(render(reading), "utf-8")
    return made


@pytest.mark.parametrize("name", ["wire", "why", "made", "none", "arabic"])
@pytest.mark.parametrize(("width", "media"), [
    (1400, {"color_scheme": "light"}), (1400, {"color_scheme": "dark"}), (390, {"color_scheme": "light"}),
    (390, {"color_scheme": "dark"}), (900, {"media": "print"}),
], ids=["wide", "wide dark", "narrow", "narrow dark", "print"])
def test_axe_finds_no_barrier(name: str, width: int, media: dict[str, str], shown: Any) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed: pip install '.[dev]'")
    found = axe.Axe().run(shown(name, width, **media), options={"runOnly": {"type": "tag", "values": [
        "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}})
    assert found.response["passes"], "axe looked at nothing"
    assert not found.response["violations"], found.generate_report()


@pytest.mark.parametrize("width", [1400, 390, 320])
def test_nothing_is_wider_than_the_window(width: int, shown: Any) -> None:
    for name in ("wire", "why", "made", "arabic"):
        tab = shown(name, width)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width


def settled(tab: Any, target: Any) -> dict[str, float]:
    """Where the target of the link just followed stands once the page has been drawn again."""
    tab.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert target.evaluate("one => one.matches(':target')")
    box: dict[str, float] = target.bounding_box()
    return box


def test_a_number_leads_to_its_claim_beside_the_text(shown: Any) -> None:
    tab = shown("wire", 1400, 500)
    last = tab.locator(".text sup a.claim").last
    last.scroll_into_view_if_needed()
    last.click()
    target = tab.locator(last.get_attribute("href"))
    box = settled(tab, target)
    assert 0 <= box["y"] < 500, "the claim is not in sight"
    assert 0 <= last.bounding_box()["y"] < 500, "the text has jumped away"
    key = target.locator("a.ref").first.get_attribute("href").removeprefix("#")
    lit = tab.locator(f".text .{key}").first.evaluate("node => getComputedStyle(node).backgroundColor")
    assert lit not in ("rgba(0, 0, 0, 0)", "transparent"), "the claim's words are not lit"


def test_a_claim_leads_back_to_its_words(shown: Any) -> None:
    tab = shown("wire", 390, 700)
    back = tab.locator("#card li a.ref").last
    back.click()
    box = settled(tab, tab.locator(back.get_attribute("href")))
    assert 0 <= box["y"] < 700


def test_the_keyboard_reaches_every_link_in_order_and_shows_where_it_is(shown: Any) -> None:
    tab = shown("made")
    expected = tab.evaluate("document.querySelectorAll('a:not([tabindex=\"-1\"]), [tabindex=\"0\"]').length")
    seen = []
    for _ in range(expected):
        tab.keyboard.press("Tab")
        seen.append(tab.evaluate("""() => {
            const on = document.activeElement, box = on.getBoundingClientRect();
            return {href: on.getAttribute('href'), outline: getComputedStyle(on).outlineStyle,
                    inside: box.bottom > 0 && box.top < innerHeight,
                    place: [...document.querySelectorAll('*')].indexOf(on)}; }"""))
    assert seen[0]["href"] == "#card"
    assert [one["place"] for one in seen] == sorted({one["place"] for one in seen})
    assert all(one["outline"] == "solid" and one["inside"] for one in seen)


def test_a_reason_opens_from_the_keyboard_without_a_script(shown: Any) -> None:
    folded = shown("why", 390).locator("details.why").first
    assert folded.locator("li").first.is_hidden()
    folded.locator("summary").focus()
    folded.page.keyboard.press("Enter")
    assert folded.locator("li").first.is_visible()


def test_right_to_left_lines_run_right_to_left(shown: Any) -> None:
    tab = shown("arabic")
    directions = tab.locator(".text p").evaluate_all("all => all.map(one => getComputedStyle(one).direction)")
    assert directions == ["ltr", "rtl", "ltr"]
    assert tab.locator("h3.headline").evaluate("one => getComputedStyle(one).direction") == "rtl"
    line, words = tab.locator(".text p").nth(1).bounding_box(), tab.locator(".text .s").first.bounding_box()
    assert line["x"] <= words["x"] < words["x"] + words["width"] <= line["x"] + line["width"]


def test_overlapping_marks_all_draw_a_line(shown: Any) -> None:
    """The words that most marks share show as many lines, each at a height of its own."""
    tab = shown("made")
    layers = tab.locator(".text .s").evaluate_all("""all => all.map(one => {
        const style = getComputedStyle(one), seen = style.backgroundImage.split(/, (?=none|[a-z-]*gradient)/);
        const heights = style.backgroundPosition.split(', ').map(one => one.split(' ').slice(1).join(' '));
        return {marks: [...one.classList].filter(name => /^m\\d+$/.test(name)).length,
                drawn: seen.filter(one => one !== 'none').length, heights: new Set(heights).size,
                layers: seen.length}; })""")
    assert max(one["marks"] for one in layers) >= 4
    assert all(one["drawn"] == one["marks"] and one["heights"] == one["layers"] for one in layers)


def test_paper_has_the_text_and_the_whole_card(shown: Any, tmp_path: Path) -> None:
    tab = shown("wire", 900, media="print")
    card = tab.locator("#card")
    assert card.evaluate("one => getComputedStyle(one).position") == "static"
    assert card.evaluate("one => one.scrollHeight <= one.clientHeight + 1"), "the card is cut off"
    assert tab.locator(".skip").is_hidden()
    tab.pdf(path=tmp_path / "page.pdf", format="A4")
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")


def test_the_command_writes_the_same_page_every_time(counterclaim: Any, root: Path, tmp_path: Path) -> None:
    written = []
    for seed in ("1", "2"):
        out = tmp_path / f"{seed}.html"
        done = counterclaim("read", root / "examples/abu-kamal-wire.txt", "--published", "2018-06-18", "--html", out,
                            env={"PYTHONHASHSEED": seed})
        assert (done.returncode, done.stdout, done.stderr.decode()) == (0, b"", f"wrote {out}\n")
        written.append(out.read_bytes())
    assert written[0] == written[1]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["1.html", "2.html"]


def test_a_page_that_cannot_be_written_leaves_what_was_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "report.txt"
    source.write_text("A car bomb killed four people in Mosul on Tuesday, police said.", "utf-8")
    for out in (tmp_path, tmp_path / "none/page.html", source):
        assert main(["read", str(source), "--html", str(out)]) == NOTHING_READ
        assert "error[output_unwritable]" in capsys.readouterr().err
    assert source.read_text("utf-8").startswith("A car bomb")
    assert list(tmp_path.iterdir()) == [source]


def test_a_page_replaces_a_page_and_json_can_go_along(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, out = tmp_path / "report.txt", tmp_path / "page.html"
    source.write_text("A car bomb killed four people in Mosul on Tuesday, police said.", "utf-8")
    out.write_text("old", "utf-8")
    out.chmod(0o640)
    assert main(["read", str(source), "--html", str(out), "--json"]) == OK
    assert capsys.readouterr().out.startswith("{")
    assert out.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert os.name != "posix" or out.stat().st_mode & 0o777 == 0o640


def test_many_reports_do_not_make_one_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "many.jsonl"
    source.write_text('{"text": "A car bomb killed four people in Mosul on Tuesday."}\n', "utf-8")
    assert main(["read", str(source), "--html", str(tmp_path / "page.html")]) == NOTHING_READ
    assert "error[option_conflict]" in capsys.readouterr().err
