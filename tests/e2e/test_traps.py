"""The traps that event coders fall into, each on several sentences written for it."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.model.vocabulary import Stance
from golden.facts import (
    NAMING,
    actors,
    countries,
    falls_short,
    named,
    place_names,
    plain,
    row,
    spans,
    stances,
    the_incident,
    told,
    tolls,
)

DAY = "2019-05-08"  # a Wednesday


# A denial is a denial


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Russia denied bombing the hospital in Idlib on Monday.", "state:RU"),
        ("The Ethiopian army has denied that its drones struck the church in Mekelle.", "state:ET"),
        ("Israel's military denies firing the missile that hit the clinic in Gaza City.", "state:IL"),
        ("The hospital in Aleppo was not bombed by its jets, Russia's defence ministry said.", "state:RU"),
        ("Colombia's ELN rebels rejected accusations that they had shelled the village near Tibu.", "eln"),
        ("Myanmar's military said its aircraft did not bomb the camp near Laiza.", "state:MM"),
        ("Russia has denied targeting the hospital in Aleppo saying its jets were not in the area", "state:RU"),
    ],
)
def test_a_denial_is_no_attack_by_the_one_who_denies(text: str, actor: str) -> None:
    reading = told(text, DAY)
    assert named(reading) == set()
    assert any(c.stance is Stance.DENIES and c.about_actor_id == actor for c in reading.claims), stances(reading)
    assert row(reading, actor).code == "denied_only"
    assert row(reading, actor).origins_for == ()


@pytest.mark.parametrize(
    ("text", "accuser", "accused"),
    [
        ("Ukraine said Russian missiles hit a clinic in Dnipro. Russia denied hitting the clinic.", "state:UA", "state:RU"),
        falls_short("Rwanda denied that its troops had shelled the camp near Goma, as the Congolese army claims.", "state:CD", "state:RW", because="who claims it after \"as\" is not heard"),
        ("Pakistan accused Afghan forces of shelling a village near Chaman. Kabul denied the accusation.", "state:PK", "state:AF"),
    ],
)
def test_an_accusation_and_its_denial_stand_side_by_side(text: str, accuser: str, accused: str) -> None:
    reading = told(text, DAY)
    assert named(reading) == {accused}
    assert row(reading, accused).code == "attributed_denied"
    assert row(reading, accused).self_position == "denies"
    assert [o.party for o in row(reading, accused).origins_for] == [accuser]
    assert reading.incidents[0].attribution_pattern == "contested"


# That nobody claimed it is no claim


@pytest.mark.parametrize(
    "text",
    [
        "A car bomb killed nine people in Kirkuk on Sunday. No group claimed responsibility.",
        "A bomb killed two officers in Cotabato on Sunday. There was no immediate claim of responsibility.",
        "A blast at a bus stop in Quetta killed three people. Nobody has yet said it was behind the attack.",
        "The bombing of a mosque in Kunduz, which killed 12 people, has not been claimed by any group.",
        "A judge was shot dead in Mosul on Tuesday. No one has admitted carrying out the shooting.",
        "A grenade wounded six people in Bujumbura. So far no armed group has taken responsibility for the attack.",
    ],
)
def test_that_nobody_claimed_it_is_no_claim(text: str) -> None:
    reading = told(text, DAY)
    incident = the_incident(reading)
    assert incident.no_claim_reported is True
    assert named(reading) == set()
    assert incident.attribution_pattern == "unattributed"
    assert [c.about_actor_id for c in reading.claims if c.stance is Stance.REPORTS_NO_CLAIM] == [None]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The Taliban claimed responsibility for a truck bomb that killed ten people in Ghazni.", "taliban"),
        ("A suicide bomber killed eight people in Mogadishu. The attack was claimed by al-Shabaab.", "al-shabaab"),
        ("Islamic State said its fighters carried out the bombing in Jalalabad that killed five.", "islamic-state"),
    ],
)
def test_a_claim_is_told_from_none(text: str, actor: str) -> None:
    reading = told(text, DAY)
    assert reading.incidents[0].no_claim_reported is False
    assert row(reading, actor).code == "self_claimed"


# The accuser is not the attacker


@pytest.mark.parametrize(
    ("text", "accuser", "attacker"),
    [
        ("Houthis said the coalition bombed a market in Sanaa.", "houthis", "coalition:saudi-led"),
        ("The Houthis said on Friday that Saudi-led coalition jets had bombed a wedding in Hodeidah, killing 14 people.", "houthis", "coalition:saudi-led"),
        ("Kyiv accused Russian forces of shelling the railway station in Kherson.", "state:UA", "state:RU"),
        ("According to the Taliban, Pakistani jets bombed three houses in Khost province.", "taliban", "state:PK"),
        ("Azerbaijani troops shelled the village of Shosh, the Armenian defence ministry said.", "state:AM", "state:AZ"),
        ("Hamas blamed Israel for the blast that killed two of its men in Gaza City.", "hamas", "state:IL"),
        ("The FARC were accused by the Colombian army of blowing up a pipeline in Arauca.", "state:CO", "farc"),
    ],
)
def test_the_accuser_is_not_the_attacker(text: str, accuser: str, attacker: str) -> None:
    reading = told(text, DAY)
    assert named(reading) == {attacker}
    (claim,) = [c for c in reading.claims if c.stance in NAMING]
    assert claim.speaker_actor_id == accuser
    assert claim.stance in (Stance.ACCUSES, Stance.ATTRIBUTES)
    assert row(reading, attacker).code == "attributed"
    assert all(r.actor_id != accuser for r in reading.incidents[0].attribution)


# An accusation tells of an incident too


@pytest.mark.parametrize(
    ("text", "speaker", "doer", "kind", "place"),
    [
        ("Syria said Israel bombed a base near Homs on Thursday.", "state:SY", "state:IL", "air_strike", "Homs"),
        ("Sudan's army said a drone of the Rapid Support Forces struck the airport in Kassala.", "state:SD", "rapid-support-forces", "drone_strike", "Kassala"),
        ("Pakistan says Indian missiles hit a mosque in Muzaffarabad.", "state:PK", "state:IN", "missile_rocket_strike", "Muzaffarabad"),
        ("Eritrea said Ethiopian artillery shelled the town of Senafe on Tuesday.", "state:ER", "state:ET", "artillery_shelling", "Senafe"),
        ("Lebanon's army said Israeli soldiers shot at a patrol near Marjayoun.", "state:LB", "state:IL", "armed_assault", "Marjayoun"),
    ],
)
def test_an_accusation_tells_of_an_incident_and_a_claim(text: str, speaker: str, doer: str, kind: str, place: str) -> None:
    reading = told(text, DAY)
    incident = the_incident(reading)
    assert incident.event_type == kind
    assert incident.places
    assert place in plain(incident.places[0].name or "")
    assert stances(reading) == [(speaker, "attributes", doer)]
    assert incident.attribution_pattern == "attributed_one_party"


# A strike told by a source, with its toll, is not lost


@pytest.mark.parametrize(
    ("text", "doer", "kind", "place", "toll"),
    [
        ("Israeli aircraft bombed a school in Khan Younis, killing 22, officials said.", "state:IL", "air_strike", "Khan", 22),
        ("Russian missiles hit a hotel in Kramatorsk, killing 11 people, the mayor said.", "state:RU", "missile_rocket_strike", "Kramatorsk", 11),
        ("Turkish drones struck a car near Qamishli, killing three people, local authorities said.", "state:TR", "drone_strike", "Qamishli", 3),
        ("At least 17 villagers died when Myanmar army helicopters fired on a market in Sagaing, witnesses said.", "state:MM", "air_strike", "Sagaing", 17),
        ("Syrian army shelling killed nine people in Douma, activists said.", "state:SY", "artillery_shelling", "Douma", 9),
        ("Taliban fighters stormed a police post in Ghazni, leaving seven officers dead, the governor said.", "taliban", "armed_assault", "Ghazni", 7),
    ],
)
def test_a_strike_told_by_a_source_is_not_lost(text: str, doer: str, kind: str, place: str, toll: int) -> None:
    reading = told(text, DAY)
    incident = the_incident(reading)
    assert incident.event_type == kind
    assert place in plain(" ".join(p.name or p.as_written for p in incident.places[:1]))
    assert named(reading) == {doer}
    assert {(outcome, least) for outcome, least, _ in tolls(reading)} == {("killed", toll)}
    assert all(c.incident_id == incident.incident_id for c in reading.casualties)


# Two who accuse each other make two claims


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("The army and the RSF accused each other of shelling a market in Omdurman.", "state:SD", "rapid-support-forces"),
        ("Armenia and Azerbaijan blamed one another for the shelling that killed a farmer near Martuni.", "state:AM", "state:AZ"),
        ("Moscow and Kyiv accused each other of attacking the nuclear plant near Enerhodar.", "state:RU", "state:UA"),
        ("Israel and Hamas blamed each other for the blast at a hospital in Gaza City.", "state:IL", "hamas"),
        ("Russia and Ukraine traded blame on Friday for the drone strike on a prison in Olenivka.", "state:RU", "state:UA"),
        ("Ukraine and Russia each accused the other of shelling a bus station in Donetsk.", "state:UA", "state:RU"),
    ],
)
def test_two_who_accuse_each_other_make_two_claims(text: str, one: str, other: str) -> None:
    reading = told(text, DAY)
    naming = [(c.speaker_actor_id, c.about_actor_id) for c in reading.claims if c.stance in NAMING]
    assert sorted(naming) == sorted([(one, other), (other, one)])
    assert the_incident(reading).attribution_pattern == "contested"


# What stands around a report is no part of it

BODY = "A car bomb killed six people in Kirkuk on Tuesday, police said. The blast damaged several shops."


@pytest.mark.parametrize(
    "text",
    [
        "A boy walks past rubble in Gaza City after an Israeli air strike on March 3, 2015. (Photo by Ada Obi/Agency)\n\n" + BODY,
        BODY + "\n\nFile photo: Turkish soldiers patrol near Diyarbakir after a raid in which 40 rebels died. (Reuters)",
        "By Jordan London and Paris Chad, Agency\n\n" + BODY,
        BODY + "\n\nRead more: Russia bombs hospital in Idlib, killing 14",
        falls_short(BODY + "\n\nRelated News\n\nTaliban kill 30 soldiers in Kunduz\n\nIsrael strikes Damascus", because="headlines of other reports at the end are read as the body"),
        BODY + "\nCOMMENTS 317\nSHARES 12",
        "Share on Facebook\nPrint\nUpdated: 14:05\n\n" + BODY + "\n\n42 Comments",
    ],
)
def test_what_stands_around_a_report_is_no_part_of_it(text: str) -> None:
    reading = told(text, DAY)
    incident = the_incident(reading)
    assert incident.when is not None
    assert incident.when.date_start == date(2019, 5, 7)
    assert place_names(reading) == {"Kirkuk"}
    assert tolls(reading) == {("killed", 6, 6)}
    assert actors(reading) <= {"state:IQ"}
    assert named(reading) == set()
    start = reading.report.text.index(BODY)
    assert all(start <= s.start and s.end <= start + len(BODY) for s in spans(reading.incidents))


# Days of the week


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("on Wednesday", "2019-05-08"),
        ("early Wednesday", "2019-05-08"),
        ("on Monday", "2019-05-06"),
        ("on Tuesday night", "2019-05-07"),
        ("on Thursday", "2019-05-02"),
        ("yesterday", "2019-05-07"),
        ("last Friday", "2019-05-03"),
    ],
)
def test_a_weekday_is_the_last_such_day_that_day_itself_included(when: str, day: str) -> None:
    incident = the_incident(told(f"A rocket killed two traders at a market in Sirte {when}, medics said.", DAY))
    assert incident.when is not None
    assert (incident.when.date_start, incident.when.date_end) == (date.fromisoformat(day),) * 2
    assert incident.when.date_prec == 1


@pytest.mark.parametrize("when", ["on Wednesday", "yesterday", "last Friday", "on Tuesday night"])
def test_without_a_publication_date_a_weekday_is_no_date(when: str) -> None:
    reading = told(f"A rocket killed two traders at a market in Sirte {when}, medics said.")
    incident = the_incident(reading)
    assert incident.when is not None
    assert incident.when.date_start is None
    assert incident.when.date_end is None
    assert [n.code for n in reading.notes if n.path == "/incidents/0/when"] == ["date_unresolved"]


# "US" and "us"


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen shot at us on the road to Kandahar, a witness said.",
        "The shell fell beside us in Raqqa, a resident said, and it wounded two of us.",
        '"Soldiers fired at us and killed my brother," said a farmer in Juba.',
        "A mine near Mopti killed three of us, a trader said. Join us on Facebook.",
    ],
)
def test_us_is_no_country(text: str) -> None:
    reading = told(text, DAY)
    assert "state:US" not in actors(reading)
    assert "US" not in countries(reading)


@pytest.mark.parametrize(
    "text",
    [
        "US forces shot at a car near Kandahar on Monday, killing two men, police said.",
        "A US drone killed four men near Marib, a tribal leader said.",
        falls_short("The tribal leader said the drone that killed four men near Marib was sent by the US.", because="who sent a weapon is not heard as who did it"),
    ],
)
def test_the_country_is_told_by_its_capitals(text: str) -> None:
    assert named(told(text, DAY)) == {"state:US"}


# A name inside another name


@pytest.mark.parametrize(
    ("text", "country", "foreign"),
    [
        ("Gunmen on motorcycles killed four traders near Gao on Friday, the governor said.", "ML", "CU"),
        ("Rockets fell on a camp in Gao on Monday, wounding two soldiers.", "ML", "CU"),
        ("The men freed from Guantanamo Bay flew home. A mine killed three soldiers near Gao on Friday.", "ML", "CU"),
        ("A bomb killed five people at a cafe in Mali's Gao region, police said.", "ML", "CU"),
        ("Militants beheaded six farmers near Palma, Mozambican police said.", "MZ", "CH"),
    ],
)
def test_a_name_inside_another_name_is_not_that_place(text: str, country: str, foreign: str) -> None:
    reading = told(text, DAY)
    (first, *_) = [i.places[0] for i in reading.incidents if i.places]
    assert first.country == country
    assert foreign not in countries(reading)

