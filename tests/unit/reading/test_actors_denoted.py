"""Who is meant by a noun phrase. The sentences are the project's own."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.tokens import Token

from counterclaim.knowledge.actors import registry
from counterclaim.model.vocabulary import ActorKind
from counterclaim.reading.actors import Cast, find_cast
from counterclaim.text.language import parse

DAY = date(2017, 5, 1)


def cast_of(text: str, day: date = DAY, **options: object) -> Cast:
    return find_cast(parse(text), registry(), published=day, **options)  # type: ignore[arg-type]


def token(cast: Cast, word: str, nth: int = 0) -> Token:
    return [t for t in cast.doc if t.text == word][nth]


def who(text: str, word: str, nth: int = 0, day: date = DAY, speaker: str | None = None,
        **options: object) -> list[str]:
    cast = cast_of(text, day, **options)
    return [d.actor_id for d in cast.denoted_by(token(cast, word, nth), speaker)]


@pytest.mark.parametrize(("text", "word", "expected"), [
    ("Israeli jets bombed a depot.", "jets", "state:IL"),
    ("The Turkish military shelled the ridge.", "military", "state:TR"),
    ("Belgiums F-16s killed six people.", "F-16s", "state:BE"),
    ("Russias air force struck at dawn.", "force", "state:RU"),
    ("Assads regime dropped the bombs.", "regime", "state:SY"),
    ("The Kremlin sent the bombers.", "Kremlin", "state:RU"),
    ("Kurdish forces fired mortars.", "forces", "kurdish-forces"),
    ("ISIS militants killed ten people.", "militants", "islamic-state"),
    ("An ISIS suicide bomber struck a checkpoint.", "bomber", "islamic-state"),
    ("Jaish al-Islam rebels shelled the capital.", "rebels", "jaish-al-islam"),
    ("Members of the Nusra Front attacked the post.", "Members", "nusra-front"),
    ("Fighters loyal to Muammar Gaddafi fired rockets.", "Fighters", "state:LY"),
    ("The rebel group Ahrar al-Sham attacked a base.", "group", "ahrar-al-sham"),
    ("A helicopter belonging to the Iraqi army crashed into them.", "helicopter", "state:IQ"),
    ("Taliban gunmen stormed the guesthouse.", "gunmen", "taliban"),
])
def test_an_owner_is_found(text: str, word: str, expected: str) -> None:
    assert who(text, word, day=date(2011, 5, 1) if "Gaddafi" in text else DAY) == [expected]


@pytest.mark.parametrize(("text", "word"), [
    ("Turkish-backed rebels took the hill.", "rebels"),
    ("Syrian rebels shelled Aleppo.", "rebels"),
    ("Al-Qaeda-linked militants took the hill.", "militants"),
    ("An Iran-backed militia fired rockets.", "militia"),
    ("Unidentified gunmen killed two priests.", "gunmen"),
    ("Opposition fighters fired mortars in Syria.", "fighters"),
    ("Pro-government militiamen burned the shops.", "militiamen"),
])
def test_generic_words_stay_generic(text: str, word: str) -> None:
    cast = cast_of(text)
    (denoted,) = cast.denoted_by(token(cast, word))
    assert denoted.actor.kind is ActorKind.UNSPECIFIED
    assert denoted.actor_id.startswith("unspecified:")


@pytest.mark.parametrize(("text", "word"), [
    ("The Syrian Observatory for Human Rights bombed it.", "Observatory"),
    ("Syrian residents fled.", "residents"),
    ("Warplanes bombed a market.", "Warplanes"),
    ("Ten people died in Iraq.", "Iraq"),
])
def test_nobody_is_meant(text: str, word: str) -> None:
    assert who(text, word) == []


def test_joint_and_alternative_actors() -> None:
    for text, kind in (("Russian and Syrian jets hit the town.", "joint"),
                       ("Either Russian or Syrian jets hit the town.", "alternative")):
        cast = cast_of(text)
        denoted = cast.denoted_by(token(cast, "jets"))
        assert [(d.actor_id, d.group) for d in denoted] == [("state:RU", kind), ("state:SY", kind)]
        assert [text[d.start : d.end] for d in denoted] == ["Russian", "Syrian jets"]


@pytest.mark.parametrize(("text", "expected"), [
    ("The US-led coalition bombed a bridge in Syria.", "coalition:anti-is"),
    ("In Yemen, the coalition bombed a wedding.", "coalition:saudi-led"),
    ("The coalition said Islamic State fighters had left.", "coalition:anti-is"),
    ("The Saudi-led coalition bombed a school.", "coalition:saudi-led"),
])
def test_which_coalition(text: str, expected: str) -> None:
    assert who(text, "coalition") == [expected]


def test_a_coalition_is_not_its_leader() -> None:
    assert who("US-led coalition warplanes hit Raqqa in Syria.", "warplanes") == ["coalition:anti-is"]


def test_the_army_is_that_of_the_country_of_the_report() -> None:
    text = "Fighting went on in Sudan. The army shelled a market."
    assert who(text, "army") == ["state:SD"]
    assert who("The army shelled a market.", "army", country="MM") == ["state:MM"]
    assert who("The army shelled a market.", "army", places=["YE", "YE", "SA"]) == ["state:YE"]
    assert who("The army shelled a market.", "army") == ["unspecified:army"]  # whose, nobody says


def test_the_army_named_with_its_owner_shortly_before() -> None:
    text = "In Lebanon four died. The Israeli army fired at a car. The army said it was sorry."
    assert who(text, "army", 1) == ["state:IL"]


@pytest.mark.parametrize(("text", "word", "nth"), [
    ("Hezbollah said its forces fired the rockets.", "forces", 0),
    ("Hezbollah fired rockets. The group said more would come.", "group", 0),
    ("Hezbollah fired rockets. They hit a farm.", "They", 0),
    ("Hezbollah fired rockets. Later it fired again.", "it", 0),
])
def test_descriptions_and_pronouns(text: str, word: str, nth: int) -> None:
    assert who(text, word, nth) == ["hezbollah"]


def test_we_is_the_speaker() -> None:
    assert who('"We bombed the bridge," he said.', "We", speaker="state:TR") == ["state:TR"]
    assert who('"We bombed the bridge," he said.', "We") == []


def test_a_generic_word_for_a_group_that_the_report_calls_so() -> None:
    text = "Houthi rebels took the port. The rebels fired on a ship."
    assert who(text, "rebels", 1) == ["houthis"]
    text = "Islamic State took the town. Elsewhere the rebels fired on a ship."
    assert who(text, "rebels") == ["unspecified:rebels"]


def test_a_part_of_a_name_given_in_full_before() -> None:
    text = "Iran's Revolutionary Guards seized a tanker. Japan was told. The Guards fired one shot."
    assert who(text, "Guards", 1) == ["state:IR"]


def test_an_unlisted_organisation_is_told_by_its_form() -> None:
    cast = cast_of("The Storm Petrel Brigade attacked the bank.")
    (denoted,) = cast.denoted_by(token(cast, "Brigade"))
    assert denoted.actor_id == "local:storm-petrel-brigade"
    assert denoted.actor.name == "Storm Petrel Brigade"
    cast = cast_of("The Armed Forces and the Air Force attacked in Peru.")
    assert not any(a.actor_id.startswith("local:") for a in cast.actors)


def test_a_lone_attacker_is_nobody_by_name() -> None:
    cast = cast_of("A gunman killed three people at the mall.")
    (denoted,) = cast.denoted_by(token(cast, "gunman"))
    assert denoted.actor.kind is ActorKind.UNAFFILIATED_INDIVIDUAL
    assert denoted.actor.name == "gunman"
    cast = cast_of("John Smithers killed three people at the mall.")
    for one in cast.denoted_by(token(cast, "Smithers")):
        assert "smithers" not in (one.actor.name + one.actor_id).lower()


def test_an_ally_is_not_its_patron() -> None:
    assert who("Its ally Russia bombed the town.", "ally") == ["state:RU"]
    assert who("Hezbollah said its opponents had fired first.", "opponents") == []


def test_spans_are_as_written() -> None:
    text = "On Monday the so-called Islamic State shot four men. Syrian government jets came later."
    cast = cast_of(text)
    for word in ("State", "jets"):
        for d in cast.denoted_by(token(cast, word)):
            assert text[d.start : d.end].strip() == text[d.start : d.end]
            assert word in text[d.start : d.end]


def test_the_cast_lists_mentions_and_actors_in_order() -> None:
    cast = cast_of("Turkey blamed the YPG. The YPG blamed Turkey.")
    assert [m.actor_id for m in cast.mentions] == ["state:TR", "ypg", "ypg", "state:TR"]
    assert [a.actor_id for a in cast.actors] == ["state:TR", "ypg"]


def test_places_decide_the_country_over_names() -> None:
    text = "Israeli jets struck a depot. Israel said nothing. Israeli officials kept silent."
    assert cast_of(text).main_country == "IL"
    assert cast_of(text, places=["SY", "SY"]).main_country == "SY"


def test_a_country_across_the_border_is_not_where_the_report_plays() -> None:
    found = cast_of(
        "Gunmen killed 14 people in a village in western Uganda. The army blamed the Allied Democratic Forces, a group "
        "based across the border in Congo."
    )
    assert found.main_country == "UG"


@pytest.mark.parametrize(("text", "word", "expected"), [
    ("Keke's men shot two villagers.", "men", "unspecified:keke-s-men"),
    ("The police blamed Harold Keke's men.", "men", "unspecified:harold-keke-s-men"),
    ("Guacho's hitmen killed the reporters.", "hitmen", "unspecified:guacho-s-hitmen"),
    ("Haftar's men bombed the camp.", "men", "libyan-national-army"),
    ("Israel's men bombed the camp.", "men", "state:IL"),
])
def test_the_men_of_somebody(text: str, word: str, expected: str) -> None:
    assert who(text, word, day=date(2019, 7, 1)) == [expected]


def test_the_men_of_nobody_are_nobody() -> None:
    assert who("The men shot two villagers.", "men") == []


def test_whose_rebels_they_are_is_part_of_the_name() -> None:
    cast = cast_of("The police blamed Harold Keke's rebels for the raid.")
    found = cast.denoted_by(token(cast, "rebels"))
    assert [cast.doc.text[d.start : d.end] for d in found] == ["Harold Keke's rebels"]


def test_the_men_of_whom_a_group_is_called_after_are_the_group() -> None:
    text = "A spokesman for the Hafiz Gul Bahadur group said that Gul Bahadur's men had done it."
    assert who(text, "men", day=date(2024, 10, 5)) == ["hafiz-gul-bahadur"]
