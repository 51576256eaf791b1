"""Whose "the army" or "a spokesman" is where no word of the sentence says so. Sentences of our own."""

from __future__ import annotations

import pytest

import counterclaim

COUNTRY = "state:"


def parties(text: str) -> dict[str | None, str | None]:
    reading = counterclaim.read(text, published="2024-05-06")
    return {c.speaker_as_written: c.speaker_actor_id for c in reading.claims if c.speaker_as_written}


@pytest.mark.parametrize(
    ("text", "speaker", "party"),
    [
        ("A French air strike killed six people in Mali on Monday. The army said it had hit fighters.", "The army", "state:FR"),
        ("The Pakistani army shelled Uri on Monday, police said. The military said it had fired at posts.", "The military", "state:PK"),
        ("A clinic in Rafah was bombed on Monday. The military said it had hit a tunnel.", "The military", "state:IL"),
        ("A clinic in Rafah was bombed on Monday. The police said Hamas did it.", "The police", "state:PS"),
        ("A rocket killed two people in Basra on Monday. After talks in Ankara, Defence Minister Thabit al-Abbasi blamed Iran.", "Defence Minister Thabit al-Abbasi", "state:IQ"),
        ("Militants attacked Djibo on Friday. A minister, Jean Zongo, told journalists in Paris that JNIM did it.", "A minister, Jean Zongo", "state:BF"),
        ("Shells hit Taiz on Monday. The coalition led by Saudi Arabia said in a statement that Houthi gunners had fired. The fighting with al-Qaeda goes on. The statement blamed the Houthis again.", "The statement", "coalition:saudi-led"),
        ("A bomb killed six in Quetta on Monday. The Balochistan Liberation Army issued a statement. Pakistan sent troops. The statement blamed soldiers of Pakistan for it.", "The statement", "bla"),
        ("A hangar was hit in Tajoura on Tuesday. LNA official Khalid al-Sadi said its jets had hit a camp.", "LNA official Khalid al-Sadi", "libyan-national-army"),
        ("Nine people were killed in Solhan on Saturday. The Islamic State weekly al-Naba lays the killing at al-Qaeda's door.", "The Islamic State weekly al-Naba", "islamic-state"),
        ("A clinic in Togoga, Ethiopia, was bombed on Monday. The foreign ministry blamed the TPLF.", "The foreign ministry", "state:ET"),
        ("A clinic in Togoga, Ethiopia, was bombed on Monday. A foreign diplomat blamed the TPLF.", "A foreign diplomat", None),
        ("A clinic in Idlib, Syria, was bombed on Monday. The White house blamed Russian jets.", "The White house", "state:US"),
        ("Shells killed nine in Goma in Congo on Monday. Kigali denied any part in it. A government spokeswoman said Congolese soldiers had fired.", "A government spokeswoman", "state:RW"),
        ("Shells killed nine in Goma in Congo on Monday. Kigali was quiet. A government spokeswoman said M23 had fired.", "A government spokeswoman", "state:CD"),
        ("Gunmen killed twelve at a clinic in Kabul on Monday. Pakistan condemned the attack. The interior ministry said the Taliban did it.", "The interior ministry", "state:AF"),
        ("Gunmen killed twelve at a clinic in Kabul on Monday. Pakistan condemned the attack. A government spokesman said the Taliban did it.", "A government spokesman", "state:AF"),
        ("Shells killed nine in Goma in Congo on Monday. Rwanda said it was watching. The army blamed the M23 rebels.", "The army", "state:CD"),
        ("A raid killed nine near Mayadin on Monday. Inherent Resolve spokesman Capt. Ann Rhodes said the coalition had not struck there.", "Inherent Resolve spokesman Capt. Ann Rhodes", "coalition:anti-is"),
    ],
)  # fmt: skip
def test_the_force_belongs_to_who_acted_and_not_to_where_somebody_spoke(text: str, speaker: str, party: str) -> None:
    assert parties(text)[speaker] == party


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed nine people in Lagos on Monday. The Nigeria Labour Party said the police planted it.",
        "A bus was burnt in Nairobi on Monday. The Kenya Workers' Union said thugs of the governor did it.",
        "Two pupils were shot in Cairo on Monday. The American University in Cairo said police opened fire.",
    ],
)
def test_a_body_with_a_country_in_its_name_is_not_that_country(text: str) -> None:
    reading = counterclaim.read(text, published="2024-05-06")
    assert any("olice" in str(c.about_actor_as_written) or "thugs" in str(c.about_actor_as_written) for c in reading.claims)
    assert not any((c.speaker_actor_id or "").startswith(COUNTRY) for c in reading.claims)


def test_a_front_with_a_country_in_its_name_is_a_group_of_its_own() -> None:
    found = parties("Gunmen killed a mayor in Darfur on Monday. The Sudan Revolutionary Front said it had killed him.")
    assert not any((party or "").startswith(COUNTRY) for party in found.values())
    assert found


def test_the_foreign_office_of_another_state_is_not_the_british_one() -> None:
    found = parties("Shells hit Poonch on Monday. Pakistan's Foreign Office denied that its army had fired.")
    assert found["Pakistan's Foreign Office"] == "state:PK"


def test_officials_of_a_business_speak_for_no_state() -> None:
    found = parties("Gunmen seized a rig off Nigeria on Monday. Oil company officials said soldiers shot two of the crew.")
    assert found["Oil company officials"] is None


def test_a_town_that_was_attacked_tells_where_the_report_plays() -> None:
    reading = counterclaim.read("Rebels attacked Bukavu on Friday. Police said Rwanda had sent them.", published="2024-05-06")
    assert [p.name for p in reading.incidents[0].places] == ["Bukavu"]
    assert reading.claims[-1].speaker_actor_id == "state:CD"


def test_a_person_who_was_attacked_is_no_town() -> None:
    text = "Rafael Palma was at home in Cebu. Gunmen attacked Palma on Friday, police said."
    reading = counterclaim.read(text, published="2024-05-06")
    assert all(p.as_written != "Palma" for i in reading.incidents for p in i.places)


@pytest.mark.parametrize(
    ("outlet", "text"),
    [
        (None, "CLANDESTINE, 26 May 1989 (Radio Venceremos) -- A bridge was mined on Thursday. We report that army troops shot four farmers."),
        ("Radio Venceremos", "A bridge in Chalatenango was mined on Thursday. We report that army troops shot four farmers."),
    ],
)  # fmt: skip
def test_we_is_the_side_of_the_outlet(outlet: str | None, text: str) -> None:
    reading = counterclaim.read(text, published="1989-05-26", outlet=outlet)
    assert [(c.speaker_as_written, c.speaker_actor_id) for c in reading.claims] == [("We", "fmln")]


def test_we_inside_a_quotation_is_not_the_outlet() -> None:
    text = 'Shells hit a road near Douma on Thursday. "We shelled the road," a spokesman for Jaysh al-Islam said.'
    reading = counterclaim.read(text, published="2016-05-26", outlet="SANA")
    assert [c.about_actor_id for c in reading.claims] == ["jaish-al-islam"]


@pytest.mark.parametrize(
    "text",
    [
        "A rocket hit a barracks in Makiivka on Monday. Lieutenant-General Sergei Orlov said the Kyiv regime had fired it.",
        "Shells hit a market in Gaza on Monday. A general, Yossi Levi, said the Hamas terrorists had fired them.",
        "A missile hit a school in Poltava on Monday. An admiral, Ivan Petrov, said Kyiv had fired it.",
    ],
)
def test_nobody_blames_his_own_side_in_the_words_of_its_enemy(text: str) -> None:
    claims = counterclaim.read(text, published="2024-05-06").claims
    named = [c for c in claims if c.about_actor_id is not None and c.speaker_as_written]
    assert named
    assert all(c.stance.value in ("attributes", "accuses") for c in named)
    assert all(c.speaker_actor_id != c.about_actor_id for c in named)


def test_a_mayor_is_of_the_country_of_his_town() -> None:
    found = parties(
        "Kyiv and Kharkiv in Ukraine were shelled on Monday. A missile hit a school in Belgorod. "
        "The mayor said a Ukrainian drone had set a depot alight."
    )
    assert found["The mayor"] == "state:RU"


def test_invaders_are_the_one_other_force_or_nobody_known() -> None:
    text = "{} In November the invaders blew up a road near Kherson, Ukrainian police said."
    about = [
        [c.about_actor_id for c in counterclaim.read(text.format(first), published="2024-05-06").claims]
        for first in ("Russian troops left the city.", "Washington sent a note.")
    ]
    assert "state:RU" in about[0]
    assert not {"state:RU", "state:US"} & set(about[1])


def test_he_is_not_the_ministry() -> None:
    found = parties(
        "Shells hit a bus near Volnovakha on Monday. Denis Pushilin of the Donetsk People's Republic spoke. "
        "The Ukrainian ministry was silent. He said the rebels had not fired."
    )
    assert "state:UA" not in [party for who, party in found.items() if who and "ushilin" in who]


def test_who_speaks_for_a_college_speaks_for_no_state() -> None:
    text = "A bomb killed a guard in Atlanta on Saturday, police said. A spokeswoman for the college said soldiers had planted it."
    assert parties(text)["A spokeswoman for the college"] is None


def test_its_men_are_those_of_it_that_speaks() -> None:
    text = (
        "Al-Shabaab drove a car packed with explosives at the Posh Hotel in Mogadishu in June, a raid for which it claimed "
        "responsibility the same night. In January it said its men had attacked the Dayah Hotel, where 28 died."
    )
    owned = [c for c in counterclaim.read(text, published="2017-10-14").claims if "its men" in c.span.exact]
    assert [(c.stance.value, c.about_actor_id) for c in owned] == [("claims_responsibility", "al-shabaab")]
