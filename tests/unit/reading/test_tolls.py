"""Counts of the dead, the hurt, the missing and the detained."""

from __future__ import annotations

import pytest

from counterclaim.reading.tolls import TollMention, find_tolls
from counterclaim.text.language import parse

# text, outcome, least, most, as written
SINGLE = [
    ("A shell hit the bakery, killing six people.", "killed", 6, 6, "killing six people"),
    ("The bomb killed 18 members of the guard.", "killed", 18, 18, "killed 18 members of the guard"),
    ("At least 20 people were killed in the market.", "killed", 20, None, "At least 20 people were killed"),
    ("18 villagers were killed by a mine.", "killed", 18, 18, "18 villagers were killed"),
    ("Six miners died in the blast.", "killed", 6, 6, "Six miners died"),
    ("The raid left 20 dead.", "killed", 20, 20, "20 dead"),
    ("The raid left 23 villagers dead.", "killed", 23, 23, "23 villagers dead"),
    ("The blast claimed the lives of eight nurses.", "killed", 8, 8, "claimed the lives of eight nurses"),
    (
        "Nine dockers lost their lives when the shed collapsed.",
        "killed",
        9,
        9,
        "Nine dockers lost their lives",
    ),
    ("The death toll rose to 120.", "killed", 120, 120, "toll rose to 120"),
    ("The governor put the death toll at 30.", "killed", 30, 30, "toll at 30"),
    ("The number of dead rose from 12 to 17.", "killed", 17, 17, "number of dead rose from 12 to 17"),
    ("Rescuers pulled out 19 bodies.", "killed", 19, 19, "19 bodies"),
    ("The killing of 14 students shocked the town.", "killed", 14, 14, "killing of 14 students"),
    ("The militia executed 14 captives.", "killed", 14, 14, "executed 14 captives"),
    ("The group beheaded two drivers.", "killed", 2, 2, "beheaded two drivers"),
    ("Gunmen shot dead three policemen.", "killed", 3, 3, "shot dead three policemen"),
    ("Three soldiers were shot dead at the gate.", "killed", 3, 3, "Three soldiers were shot dead"),
    ("Seven guards were martyred at the shrine.", "killed", 7, 7, "Seven guards were martyred"),
    (
        "More than a dozen villagers were hacked to death.",
        "killed",
        12,
        None,
        "More than a dozen villagers were hacked to death",
    ),
    ("The brigade lost 15 fighters on the ridge.", "killed", 15, 15, "lost 15 fighters"),
    ("More than 40 people perished in the fire.", "killed", 40, None, "More than 40 people perished"),
    ("Two dozen soldiers died when their bus hit a mine.", "killed", 24, 24, "Two dozen soldiers died"),
    ("Half a dozen recruits were killed.", "killed", 6, 6, "Half a dozen recruits were killed"),
    ("Twenty-one pilgrims were killed on the road.", "killed", 21, 21, "Twenty-one pilgrims were killed"),
    ("The flood of shells killed 1,200 people.", "killed", 1200, 1200, "killed 1,200 people"),
    ("The storming killed 1 000 rebels.", "killed", 1000, 1000, "killed 1 000 rebels"),
    ("The strike killed up to 80 fighters.", "killed", None, 80, "killed up to 80 fighters"),
    ("As many as 60 mourners were killed.", "killed", None, 60, "As many as 60 mourners were killed"),
    ("Nearly 50 rebels were killed.", "killed", None, 50, "Nearly 50 rebels were killed"),
    ("About 30 rebels were killed.", "killed", 30, 30, "About 30 rebels were killed"),
    ("Some 70 travellers died on the bridge.", "killed", 70, 70, "Some 70 travellers died"),
    ("The blast killed between 10 and 15 guards.", "killed", 10, 15, "killed between 10 and 15 guards"),
    ("Five or six guards were killed.", "killed", 5, 6, "Five or six guards were killed"),
    ("Not less than 89 mourners were killed.", "killed", 89, None, "Not less than 89 mourners were killed"),
    ("A man was killed near the well.", "killed", 1, 1, "A man was killed"),
    ("Another civilian was killed near the well.", "killed", 1, 1, "Another civilian was killed"),
    ("A drone killed a senior commander.", "killed", 1, 1, "killed a senior commander"),
    ("A woman and two children were killed.", "killed", 3, 3, "A woman and two children were killed"),
    (
        "Shells killed three militants and 13 civilians.",
        "killed",
        16,
        16,
        "killed three militants and 13 civilians",
    ),
    (
        "Two women and at least four guards were killed.",
        "killed",
        6,
        None,
        "Two women and at least four guards were killed",
    ),
    ("Five people have been killed said the mayor.", "killed", 5, 5, "Five people have been killed"),
    ("Dozens of civilians were killed.", "killed", None, None, "Dozens of civilians were killed"),
    ("Several soldiers died.", "killed", None, None, "Several soldiers died"),
    ("Fourteen of the guards were killed.", "killed", 14, 14, "Fourteen of the guards were killed"),
    ("All 44 people aboard died.", "killed", 44, 44, "All 44 people aboard died"),
    ("The blast wounded 55 people.", "injured", 55, 55, "wounded 55 people"),
    ("Hospitals treated many; 31 others were injured.", "injured", 31, 31, "31 others were injured"),
    ("Four neighbours sustained injuries.", "injured", 4, 4, "Four neighbours sustained injuries"),
    ("Over 100 shoppers were hurt.", "injured", 100, None, "Over 100 shoppers were hurt"),
    ("Forty-six sailors are missing.", "missing", 46, 46, "Forty-six sailors are missing"),
    ("Gunmen abducted seven aid workers.", "detained", 7, 7, "abducted seven aid workers"),
    ("Police said 12 people had been arrested.", "detained", 12, 12, "12 people had been arrested"),
]

# text, (outcome, least, most) of every count that is no part and no total, in order
SEVERAL = [
    ("The bomb left six dead and twenty-one injured.", [("killed", 6, 6), ("injured", 21, 21)]),
    ("The army killed five rebels and wounded 12 others.", [("killed", 5, 5), ("injured", 12, 12)]),
    ("At least seven people were killed and dozens wounded.", [("killed", 7, None), ("injured", None, None)]),
    ("The blast killed four people, with 30 wounded.", [("killed", 4, 4), ("injured", 30, 30)]),
    ("57 civilians killed 150 injured in market blast.", [("killed", 57, 57), ("injured", 150, 150)]),
    ("12 dead and 30 wounded in port blast.", [("killed", 12, 12), ("injured", 30, 30)]),
    ("Twenty people were killed and almost 70 others wounded.", [("killed", 20, 20), ("injured", None, 70)]),
    ("Air raids killed 13 people on Thursday in five villages.", [("killed", 13, 13)]),
    ("No casualties were reported.", [("injured", 0, 0), ("killed", 0, 0)]),
    ("Nobody was hurt.", [("injured", 0, 0)]),
    ("No one was killed in the blast.", [("killed", 0, 0)]),
    ("The shed burned without any deaths.", [("killed", 0, 0)]),
]


def plain(text: str) -> list[TollMention]:
    return [m for m in find_tolls(parse(text)) if not m.part_of and not m.is_total]


@pytest.mark.parametrize(("text", "outcome", "least", "most", "written"), SINGLE)
def test_one_count(text, outcome, least, most, written):
    found = plain(text)
    assert [(m.outcome, m.count_min, m.count_max) for m in found] == [(outcome, least, most)]
    assert text[found[0].start : found[0].end] == found[0].as_written == written


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several_counts(text, expected):
    assert [(m.outcome, m.count_min, m.count_max) for m in plain(text)] == expected


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("At least 12 civilians were killed.", "civilians"),
        ("The mine killed four foreign soldiers.", "foreign soldiers"),
        ("Seven people were killed.", None),
        ("Dozens of children were hurt.", "children"),
        ("Shells killed three militants and 13 civilians.", "militants and civilians"),
    ],
)
def test_who_is_counted(text, group):
    assert plain(text)[0].group == group


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        ("Ten people including four children were killed.", 10, [4]),
        ("At least 19 civilians, among them five women, were killed.", 19, [5]),
        ("The raid killed 25 villagers, six of them children.", 25, [6]),
        ("The raid killed 44 villagers including 11 women and a boy.", 44, [11]),
    ],
)
def test_a_part_is_no_second_count(text, whole, parts):
    found = find_tolls(parse(text))
    assert [m.count_min for m in found if not m.part_of] == [whole]
    assert [m.count_min for m in found if m.part_of] == parts


@pytest.mark.parametrize(
    "text",
    [
        "The war has killed more than 90,000 people.",
        "More than 330000 people have been killed since the conflict began.",
        "Some 800 people have been killed since March 2011.",
        "At least 4,000 people have been killed since the uprising started.",
        "About 6,000 people died in the civil war.",
        "The mission says 900 people have been killed this year.",
    ],
)
def test_a_total_over_a_war_is_marked(text):
    assert [m.is_total for m in find_tolls(parse(text))] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Seventy fighters have been killed since Wednesday.",
        "The shell killed two men in a city divided since July 2012.",
    ],
)
def test_a_count_of_days_is_no_total(text):
    assert [m.is_total for m in find_tolls(parse(text))] == [False]


@pytest.mark.parametrize(
    "text",
    [
        "The plot could have killed 300 people.",
        "Six miners are feared dead.",
        "The group threatened to kill 20 hostages.",
    ],
)
def test_the_unreal_is_marked(text):
    assert [m.hypothetical for m in find_tolls(parse(text))] == [True]


@pytest.mark.parametrize(
    "text", ["The blast killed or wounded 15 guards.", "Fifteen guards were killed or wounded."]
)
def test_one_number_for_dead_and_hurt_counts_neither(text):
    found = find_tolls(parse(text))
    assert {m.outcome for m in found} == {"killed", "injured"}
    assert all(m.mixed and m.count_min is None and m.count_max is None for m in found)


def test_vague_casualties():
    (found,) = find_tolls(parse("The strike caused multiple casualties."))
    assert (found.as_written, found.count_min, found.mixed) == ("multiple casualties", None, True)


@pytest.mark.parametrize(
    "text",
    [
        "Rockets struck 20 houses in two villages.",
        "The 12-year-old boy ran home.",
        "On 12 May 2015 the road was closed.",
        "The army destroyed 14 tanks and 30 vehicles.",
        "The unit marched 40 kilometres in 24 hours.",
    ],
)
def test_what_counts_no_victims(text):
    assert find_tolls(parse(text)) == []


def test_a_date_at_the_head_is_no_count():
    found = plain("13 Oct 2016 At least 17 guards were killed near the gate.")
    assert [(m.count_min, m.as_written) for m in found] == [(17, "At least 17 guards were killed")]


def test_the_token_is_the_casualty_word():
    doc = parse("A shell hit the bakery, killing six people and wounding nine.")
    assert [doc[m.token].text for m in find_tolls(doc)] == ["killing", "wounding"]
