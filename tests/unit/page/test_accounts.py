"""The page of incidents: everything with who gave it, foreign text as text, nothing asked for or run."""

from __future__ import annotations

from counterclaim.ledger import Dossier
from counterclaim.ledger.account import StoreHead
from counterclaim.model.vocabulary import Stance
from counterclaim.page.accounts import accounts
from html_tree import Node, read_back
from made_dossiers import TEXT, claim, dossier, toll

HEAD = StoreHead(seq=7, hash="ab" * 32)


def page(*dossiers: Dossier) -> Node:
    return read_back("".join(accounts(dossiers, HEAD)))


def contested() -> Dossier:
    return dossier(claim(1, Stance.ACCUSES, "state:NN"), claim(2, Stance.DENIES, "state:NN"),
                   claim(3, Stance.CONFIRMS_EVENT, None), tolls=(toll(1, low=9, high=9), toll(2, low=20, high=22)))


def test_it_says_who_said_what_how_it_stands_and_that_nobody_has_reviewed_it() -> None:
    text = page(contested()).text()
    for words in ("in these reports: contested", "others say it did it; it denies that", "Own position: denies it.",
                  "Norland's office (on the record) denies", "speaker 1 (on the record) accuses",
                  "killed: 9", "killed: 20 to 22", "over all who give a number: killed 9 to 22, by 2 speakers",
                  "machine_draft", "Rubric R0.2", "does not show who did it", "2020-03-03"):
        assert words in text, words


def test_it_carries_the_hashes_of_the_reports_and_of_the_history() -> None:
    made = contested()
    text = page(made).text()
    assert made.parts[0].report.text_sha256 in text
    assert f"entry 7, {HEAD.hash}" in text
    assert made.account.account_id in text


def test_foreign_text_is_text() -> None:
    made = dossier(claim(1, Stance.ACCUSES, "state:NN", speaker_as_written='<img src=x onerror="alert(1)">'),
                   report={"headline": "<script>alert(1)</script>", "outlet": "A & <b>B</b>",
                           "url": "javascript:alert(1)"})
    tree = page(made)
    assert not list(tree.all(tag="script"))
    assert not list(tree.all(tag="img"))
    assert "<script>alert(1)</script>" in tree.text()
    assert "A & <b>B</b>" in tree.text()
    links = [node.attributes["href"] for node in tree.all(tag="a")]
    assert all((link or "").startswith("#") for link in links)


def test_right_to_left_words_keep_their_own_direction() -> None:
    words = TEXT[TEXT.index("أ") : TEXT.index(" <b>")]
    tree = page(dossier(claim(1, Stance.DENIES, "state:NN", speaker_as_written=words)))
    assert words in tree.text()
    quotes = list(tree.all(tag="q"))
    assert quotes
    assert all(node.attributes.get("dir") == "auto" for node in quotes)


def test_a_set_has_a_section_and_a_list_entry_for_each_and_ids_stand_once() -> None:
    tree = page(contested(), dossier(), dossier(claim(1, Stance.SUSPECTS, "made:front")))
    ids = [node.attributes["id"] for node in tree.all() if node.attributes.get("id")]
    assert len(ids) == len(set(ids))
    links = [node.attributes["href"] for node in tree.by_id("list").all(tag="a")]
    assert links == ["#incident-1", "#incident-2", "#incident-3"]
    assert {link[1:] for link in links if link} <= set(ids)


def test_no_incident_at_all_is_a_page_too() -> None:
    assert "No incident fits." in page().text()


def test_what_does_not_count_stays_in_sight() -> None:
    made = contested()
    claims = tuple(one.model_copy(update={"set_aside": "retracted"}) if one.claim.stance is Stance.ACCUSES else one
                   for one in made.account.claims)
    gone = Dossier(made.account.model_copy(update={"claims": claims}), made.parts)
    text = page(gone).text()
    assert "Not counted here" in text
    assert "not counted: retracted" in text
