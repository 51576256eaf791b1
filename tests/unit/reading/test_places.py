"""The place step on whole sentences."""

import pytest

from counterclaim.geo.gazetteer import open_gazetteer
from counterclaim.model.vocabulary import PlaceMethod
from counterclaim.reading.places import PlaceMention, choose_places, find_places
from counterclaim.text.language import parse


def read(text: str) -> list[PlaceMention]:
    mentions = find_places(parse(text), open_gazetteer())
    for m in mentions:
        assert text[m.start : m.end] == m.as_written
        assert text[m.place.span.start : m.place.span.end] == m.place.span.exact == m.place.as_written
        assert m.phrase_start <= m.start < m.end <= m.phrase_end
    return mentions


def only(text: str, name: str) -> PlaceMention:
    return next(m for m in read(text) if m.as_written == name)


@pytest.mark.parametrize(
    ("text", "name", "country", "prec"),
    [
        ("Mortars struck Raqqa on Friday, killing three Syrian farmers.", "Raqqa", "SY", 1),
        ("A car bomb went off near Abu Kamal in eastern Syria.", "Abu Kamal", "SY", 2),
        ("Warplanes bombed villages in Idlib province.", "Idlib", "SY", 4),
        ("Clashes broke out in northern Syria overnight.", "Syria", "SY", 5),
        ("Dozens have died in Sudan this week.", "Sudan", "SD", 6),
        ("A tanker was hit in the Red Sea by a missile.", "Red Sea", None, 7),
        ("Gunmen raided the T4 air base in Homs province.", "T4 air base", "SY", 1),
        ("Rockets landed in Tripoli, Lebanon, late on Monday.", "Tripoli", "LB", 1),
        ("Militias shelled Tripoli and Misrata as Libyan talks failed.", "Tripoli", "LY", 1),
        ("Drones hit El Fasher, the army said, in the worst raid on Darfur this year.", "El Fasher", "SD", 1),
        ("Troops shot protesters in Hyderabad, in Pakistan's Sindh province.", "Hyderabad", "PK", 1),
        ("A blast in Hyderabad killed four, Indian police said.", "Hyderabad", "IN", 1),
    ],
)
def test_country_and_precision(text: str, name: str, country: str | None, prec: int) -> None:
    mention = only(text, name)
    assert mention.place.country == country
    assert mention.place.where_prec == prec


def test_an_offset_is_computed() -> None:
    place = only("The convoy was hit 30 km north of Palmyra in Syria.", "Palmyra").place
    assert place.lat == pytest.approx(34.83, abs=0.05)
    assert place.where_prec == 2


def test_between_two_towns() -> None:
    place = only("The bus was attacked between Mosul and Tal Afar in Iraq.", "Mosul").place
    assert 42.5 < (place.lon or 0) < 43.1
    assert place.as_written == "between Mosul and Tal Afar"


@pytest.mark.parametrize(
    "text",
    ["Damascus denied the report on Sunday.", "Washington said it had no jets in the area.", "Israel has not commented."],
)
def test_governments_are_metonyms(text: str) -> None:
    mention = read(text)[0]
    assert mention.metonym
    assert choose_places([mention]) == ()


def test_governments_in_a_row_are_all_metonyms() -> None:
    mentions = read("Italy, Norway and Chile accused Iraq of firing the rockets at Aleppo on Monday.")
    assert [m.as_written for m in mentions if m.metonym][:3] == ["Italy", "Norway", "Chile"]
    assert choose_places(mentions)[0].name == "Aleppo"


def test_an_unknown_village_stays_in_the_country_of_the_report() -> None:
    text = (
        "Shells fell on Aleppo and on Idlib in Syria on Monday. Rebels fired from a hill, residents said. "
        "Aid groups met in Toronto in Canada to speak of it. Two children died in the village of Zzamburin."
    )
    assert only(text, "Zzamburin").place.country == "SY"


def test_a_town_that_is_hit_is_no_metonym() -> None:
    assert not only("Jets bombed Damascus on Sunday.", "Damascus").metonym


@pytest.mark.parametrize("word", ["Syrian", "US"])
def test_qualifiers_are_no_places(word: str) -> None:
    assert only("Syrian troops and a US-led force met near Manbij.", word).adjective


def test_persons_are_no_places() -> None:
    assert [m.as_written for m in read("General Ahmed Homs told a reporter that it was over.")] == []


def test_an_unknown_village_falls_back_to_what_is_named() -> None:
    mention = only("Shells hit the village of Zzamburin just south of Aleppo, residents said.", "Zzamburin")
    assert mention.place.method is PlaceMethod.FALLBACK
    assert mention.place.country == "SY"
    assert mention.place.where_prec == 2


def test_a_namesake_far_away_is_not_taken() -> None:
    text = "Rebels fired rockets at the al-Midan neighbourhood of Aleppo. Syrian state media said four died in Aleppo."
    assert only(text, "al-Midan").place.country == "SY"


def test_texts_without_apostrophes_and_commas() -> None:
    text = "Syrias army shelled Tabqa Syria on Monday the monitor said."
    assert [(m.as_written, m.place.country) for m in read(text)] == [("Syria", "SY"), ("Tabqa", "SY"), ("Syria", "SY")]


def test_common_nouns_take_up_a_place() -> None:
    mentions = read("Jets struck Aleppo at dawn. Twelve people died in the city.")
    taken = [m for m in mentions if m.anaphor]
    assert [(m.as_written, m.place.name) for m in taken] == [("the city", "Aleppo")]


def test_the_most_specific_place_comes_first() -> None:
    mentions = read("In Syria, shells killed six in Saraqib in Idlib province.")
    assert [p.name for p in choose_places(mentions)][:3] == ["Saraqib", "Idlib", "Syria"]


def test_a_dateline_comes_last() -> None:
    mentions = read("BEIRUT - Air strikes killed four people in eastern Aleppo, a monitor said.")
    assert choose_places(mentions)[0].name == "Aleppo"


def test_the_hint_decides_between_namesakes() -> None:
    doc = parse("A bomb exploded at a market in Tripoli.")
    book = open_gazetteer()
    assert find_places(doc, book, context_country_hint="LB")[0].place.country == "LB"
    assert find_places(doc, book, context_country_hint="LY")[0].place.country == "LY"


def test_empty_text() -> None:
    assert find_places(parse(""), open_gazetteer()) == []


def test_a_place_of_the_conflicts_outshines_a_far_division_of_its_name() -> None:
    gaza = find_places(parse("A hospital was hit in Gaza on Monday."), open_gazetteer())[0].place
    assert gaza.country == "PS"
    gaza = find_places(parse("A clinic was hit in Gaza province, Mozambique, on Monday."), open_gazetteer())[0].place
    assert gaza.country == "MZ"


def test_an_old_name_of_a_capital_gives_way_to_the_town_that_has_it() -> None:
    found = find_places(parse("Two people were poisoned in Salisbury on Sunday."), open_gazetteer())
    assert [p.place.country for p in found] == ["GB"]


def test_a_town_after_a_bank_is_where_the_bank_lies() -> None:
    assert not only("A bomb tore open the Central Bank in Colombo in January.", "Colombo").adjective


@pytest.mark.parametrize(
    ("headline", "country"),
    [
        ("Pakistani minister: army did not fire", "PK"),
        ("Indian police deny shooting", "IN"),
        ("Talks in Karachi after killings", "PK"),
    ],
)
def test_the_headline_tells_in_which_country_a_place_lies(headline: str, country: str) -> None:
    text = "Six people were shot dead on Tuesday when troops broke a blockade in Hyderabad."
    mentions = find_places(parse(text), open_gazetteer(), headline=parse(headline))
    assert [m.place.country for m in mentions if m.as_written == "Hyderabad"] == [country]


def test_us_in_a_shouted_headline_may_be_us() -> None:
    text = "A bomb went off outside the Hilton Hotel in George Street."
    mentions = find_places(parse(text), open_gazetteer(), headline=parse("SECT SAYS IT WASN'T US"))
    assert "US" not in {m.place.country for m in mentions}
