"""The page says what the card says, links it to the text, and asks for nothing."""

from __future__ import annotations

import io
import re
from base64 import b64encode
from hashlib import sha256
from typing import Any

import pytest
from rich.console import Console

from counterclaim.cli.card import print_card
from counterclaim.model import ContextItem, Reading, Span, Zone
from counterclaim.model.vocabulary import ContextKind, Flag, Stance, ZoneKind
from counterclaim.page import render
from made_readings import TEXT, claim, contested, report, span, without_incident

BANNED = re.compile(r"\b(confirmed|verified|likely|culprit|perpetrators?|guilty|proved)\b", re.I)
HOSTILE = ("<script>alert(1)</script> </style> <img src=x onerror=alert(1)> \" ' & &lt; --> ]]> \x00\x1b[31m"
           " javascript:alert(1) {{7*7}} \u202eturned")


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def hostile() -> Reading:
    text = f"{HOSTILE} hit the town. He said so."
    whole = Span.cut(text, 0, len(HOSTILE))
    made = contested()
    fields: dict[str, Any] = {"outlet": HOSTILE, "url": "javascript:alert(1)", "doc_id": HOSTILE, "headline": HOSTILE}
    said = made.claims[0].model_copy(update={"span": whole, "speaker_as_written": HOSTILE, "reason_given": HOSTILE})
    first = made.incidents[0]
    incident = first.model_copy(update={
        "title": HOSTILE, "evidence": (whole,), "weapon": None, "when": None, "places": (), "targets": (),
        "disputed": ()})
    return made.model_copy(update={
        "report": report(text, byline=(HOSTILE,), **fields), "claims": (said,),
        "incidents": (incident,), "casualties": (),
        "context": (ContextItem(kind=ContextKind.THREAT, actor_id="state:NN", span=whole),)})


def test_it_says_every_line_that_the_terminal_card_says(page: Any) -> None:
    out = io.StringIO()
    print_card(contested(), Console(file=out, width=2000, no_color=True, highlight=False, markup=False, emoji=False))
    shown = squeezed(page(contested()).text(without=("back", "parts")))
    lines = [line.strip().removeprefix("- ") for line in out.getvalue().splitlines()]
    # On a terminal a colon stands after the actor, and the standing has a label.
    for part in (p for line in lines for p in re.split(r"^(?:Standing|Norland:|Eastern League:)", line)):
        assert squeezed(part) in shown, part


def test_every_claim_field_and_context_item_is_linked_both_ways(page: Any) -> None:
    tree = page(contested())
    text, card = next(tree.all(cls="text")), tree.by_id("card")
    there = {n.attributes["href"] for n in text.all(tag="a")} | {n.attributes["href"] for n in tree.all(cls="refs")
                                                                if "href" in n.attributes}
    items = [n for n in card.all() if re.match(r"(claim|field|context)-", n.attributes.get("id") or "")]
    assert len(items) == 4 + 7 + 1
    for item in items:
        assert f"#{item.attributes['id']}" in there
        back = [n.attributes["href"] for n in item.all(tag="a")]
        assert back
        for href in back:
            tree.by_id(href.removeprefix("#"))
    for href in there:
        tree.by_id(href.removeprefix("#"))


def test_a_mark_holds_the_words_of_its_claim(page: Any) -> None:
    tree = page(contested())
    item = next(n for n in tree.by_id("card").all(tag="li") if "denies:" in n.text())
    key = next(item.all(cls="ref")).attributes["href"].removeprefix("#")
    said = "".join(n.text(without=("refs",)) for n in tree.all(cls=key))
    assert said == "\"We launched nothing toward Basirah that day,\" Norland's army said"


def test_a_claim_of_two_actors_has_its_id_once(page: Any) -> None:
    made = contested()
    rows = tuple(row.model_copy(update={"claim_ids": ("clm-1",)}) for row in made.incidents[0].attribution)
    incident = made.incidents[0].model_copy(update={"attribution": rows})
    tree = page(made.model_copy(update={"incidents": (incident,)}))
    assert sum("an official of Sudland" in n.text() for n in tree.by_id("card").all(tag="li")) == 2
    number = next(n for n in tree.by_id("card").all(tag="li") if "an official of Sudland" in n.text())
    tree.by_id(str(number.attributes["id"]))


def test_marks_in_the_headline_are_shown_there(page: Any) -> None:
    made = contested()
    head = "Rocket hits silo"
    one = claim(9, Stance.CONFIRMS_EVENT, "A rocket hit", None).model_copy(
        update={"span": Span.cut(head, 0, 11, "headline"), "flags": (Flag.HEADLINE_ONLY,)})
    tree = page(made.model_copy(update={"claims": (*made.claims, one)}))
    headline = next(tree.all(tag="h3", cls="headline"))
    assert [n.text() for n in headline.all(cls="s")] == ["Rocket hits"]
    assert headline.text(without=("refs",)) == head


def test_a_headline_that_the_text_holds_is_not_said_twice(page: Any) -> None:
    text = "Rocket hits silo\n\nIt fell on Monday."
    zones = (Zone(kind=ZoneKind.HEADLINE, start=0, end=16), Zone(kind=ZoneKind.BODY, start=18, end=len(text)))
    made = without_incident().model_copy(update={"report": report(text, zones=zones)})
    body = next(page(made).all(tag="body"))
    assert body.text().count("Rocket hits silo") == 1


def test_what_is_no_evidence_is_grey_and_says_so(page: Any) -> None:
    zones = (Zone(kind=ZoneKind.CAPTION, start=0, end=11), Zone(kind=ZoneKind.BODY, start=12, end=len(TEXT)))
    made = contested().model_copy(update={"report": report(zones=zones)})
    text = next(page(made).all(cls="text"))
    assert [n.text() for n in text.all(cls="zone")] == ["caption, no evidence:"]
    assert "".join(n.text(without=("refs",)) for n in text.all(cls="aside")) == TEXT[:11]


def test_every_line_finds_its_own_direction(page: Any) -> None:
    text = "Latin line.\nقال الحاكم إن الصاروخ أصاب الصومعة\n"
    item = ContextItem(kind=ContextKind.POLICY, actor_id=None, span=span("إن الصاروخ", text))
    made = without_incident().model_copy(update={"report": report(text), "context": (item,)})
    tree = page(made)
    assert [n.attributes["dir"] for n in next(tree.all(cls="text")).all(tag="p")] == ["auto", "auto"]
    assert all(n.attributes["dir"] == "ltr" for n in tree.all(cls="refs"))
    assert "“\u2068إن الصاروخ\u2069”" in tree.by_id("context-1").text()


def test_a_hostile_report_stays_text(page: Any) -> None:
    tree = page(hostile())
    assert not list(tree.all(tag="script"))
    assert not list(tree.all(tag="img"))
    assert not [n for n in tree.all() for name in n.attributes if name.startswith("on")]
    assert all(str(n.attributes["href"]).startswith("#") for n in tree.all(tag="a"))
    assert "<script>alert(1)</script>" in next(tree.all(cls="text")).text()
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", render(hostile()))


@pytest.mark.parametrize("made", [contested(), without_incident(), hostile()], ids=["contested", "none", "hostile"])
def test_the_page_asks_for_nothing_and_runs_nothing(made: Reading, page: Any) -> None:
    tree = page(made)
    style = next(tree.all(tag="style")).text()
    policy = next(n.attributes["content"] for n in tree.all(tag="meta")
                  if n.attributes.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'" in policy
    assert "url(" not in style
    assert "@import" not in style
    assert not {n.tag for n in tree.all()} & {"script", "link", "img", "iframe", "object", "form", "base"}
    assert not [n for n in tree.all() if {"src", "srcset", "style"} & set(n.attributes)]


def test_the_footer_tells_what_was_read_by_what(page: Any) -> None:
    made = contested()
    said = next(page(made).all(tag="footer")).text()
    assert "Provisional: no person has reviewed this reading." in said
    for value in (made.reader, made.rubric_version, made.report.text_sha256):
        assert value in said
    reviewed = next(page(made.model_copy(update={"provisional": False})).all(tag="footer")).text()
    assert "Provisional" not in reviewed


def test_our_own_words_give_no_verdict(page: Any) -> None:
    assert not BANNED.search(page(contested()).text())


def test_the_same_reading_gives_the_same_page() -> None:
    assert render(contested()) == render(Reading.model_validate(contested().model_dump() | {
        "report": contested().report}))


def test_many_fields_get_letters_beyond_z(page: Any) -> None:
    made = contested()
    toll = made.casualties[0]
    more = tuple(toll.model_copy(update={"casualty_id": f"c{n}", "span": Span.cut(TEXT, n, n + 3)}) for n in range(30))
    tree = page(made.model_copy(update={"casualties": more}))
    tree.by_id("field-z")
    tree.by_id("field-aj")
