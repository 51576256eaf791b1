"""Who says what: one behaviour a test, on sentences written for it."""

from __future__ import annotations

import pytest

from counterclaim.model.vocabulary import SpeakerNaming
from counterclaim.reading.attributions import Attribution, find_attributions
from counterclaim.text.language import parse

Told = tuple[str | None, str | None, tuple[str, ...]]


def read(text: str) -> tuple[list[Attribution], list[Told]]:
    found = find_attributions(parse(text))

    def cut(span: tuple[int, int] | None) -> str | None:
        return text[span[0] : span[1]] if span else None

    return found, [(cut(a.source), cut(a.cue), tuple(text[s:e] for s, e in a.content)) for a in found]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The governor said that two rockets had hit the bridge.", "The governor", "two rockets had hit the bridge"),
        ("Two rockets hit the bridge, the governor said on Friday.", "the governor", "Two rockets hit the bridge"),
        ("Two rockets hit the bridge, said the governor of Kandahar.", "the governor of Kandahar", "Two rockets hit the bridge"),
        ("Two rockets hit the bridge late on Friday the governor said.", "the governor", "Two rockets hit the bridge late on Friday"),
        ("A mine killed four farmers on Sunday according to local police.", "local police", "A mine killed four farmers on Sunday"),
        ("According to the mayor, a mine killed four farmers.", "the mayor", "a mine killed four farmers"),
        ("A spokesman told Reuters on Monday that the army had left the town.", "A spokesman", "the army had left the town"),
        ("Moscow blamed the raid on Ukrainian saboteurs.", "Moscow", "the raid on Ukrainian saboteurs"),
        ("The navy denied any part in the sinking.", "The navy", "any part in the sinking"),
        ("The rebels have claimed responsibility for the bombing of the barracks.", "The rebels", "responsibility for the bombing of the barracks"),
        ("The ministry declined to comment on the raid.", "The ministry", "to comment on the raid"),
        ("The attack was condemned by the African Union.", "the African Union", "The attack"),
        ("Soldiers shot nine men in Moura, a rights group said on Friday in a report that draws on interviews.", "a rights group", "Soldiers shot nine men in Moura"),
        ("Omar Saad, a spokesman for the Dawn group, said Daesh cells were behind the blast.", "Omar Saad, a spokesman for the Dawn group", "Daesh cells were behind the blast"),
        ("The monitoring group Peace Watch, which the rebels distrust, said a shell had hit the clinic.", "The monitoring group Peace Watch", "a shell had hit the clinic"),
        ("LNA official Khalid al-Sadi said its jets had hit a camp.", "LNA official Khalid al-Sadi", "its jets had hit a camp"),
        ("Kenya Red Cross: at least nine people died in the stampede.", "Kenya Red Cross", "at least nine people died in the stampede"),
    ],
)  # fmt: skip
def test_source_and_content(text: str, source: str, content: str) -> None:
    _, told = read(text)
    assert any(s == source and content in (c.strip(" .") for c in pieces) for s, _, pieces in told), told


def test_content_in_two_pieces_around_the_cue() -> None:
    _, told = read("The dead were mostly farmers, it said, and included three children.")
    assert ("it", "said", ("The dead were mostly farmers", "included three children")) in told


def test_participle_takes_the_source_of_the_cue_before_it() -> None:
    _, told = read("The Observatory said six people had died, adding that the toll might rise.")
    assert ("The Observatory", "said", ("six people had died",)) in told
    assert any(s == "The Observatory" and c == "adding" for s, c, _ in told)


def test_coordinated_cues_share_their_source() -> None:
    _, told = read("The army denied the raid and accused the rebels of staging it.")
    assert [(s, c) for s, c, _ in told] == [("The army", "denied"), ("The army", "accused")]
    assert told[0][2] == ("the raid",)


def test_coordinated_sources_stay_together() -> None:
    _, told = read("Three people died in the blast, police and hospital workers said.")
    assert told[0][0] == "police and hospital workers"


def test_two_clauses_with_two_speakers_are_kept_apart() -> None:
    _, told = read("Kyiv said the dam had been mined, but Moscow said shelling had broken it.")
    assert [s for s, _, _ in told] == ["Kyiv", "Moscow"]
    assert "Moscow" not in told[0][2][0]


def test_passive_blame_has_no_source_unless_an_agent_is_named() -> None:
    found, told = read("The ambush was blamed on bandits.")
    assert told[0][0] is None
    assert found[0].naming is SpeakerNaming.UNATTRIBUTED
    assert found[0].stance_hint == "blame"


def test_reportedly_has_no_source() -> None:
    found, told = read("The camp was reportedly shelled at dawn.")
    assert told[0][0] is None
    assert found[0].hedged


def test_belief_with_an_infinitive_ends_before_the_main_verb() -> None:
    _, told = read("Jets believed to be Ethiopian bombed the market on Tuesday.")
    assert told[0] == (None, "believed", ("Jets", "to be Ethiopian"))


@pytest.mark.parametrize(
    "text",
    [
        "Air strikes have claimed hundreds of lives in the valley.",
        "The army attacked the village and burned its mosque.",
        "Soldiers found two bodies in a ditch.",
        "It was a fact-finding mission to the so-called safe zone.",
        "He was born in a town of about 4,000 people per square mile.",
    ],
)
def test_acts_are_no_attributions(text: str) -> None:
    assert read(text)[1] == []


def test_second_hand_gives_both_with_the_inner_one_nested() -> None:
    found, told = read("SANA quoted a military source as saying that the depot had been hit by missiles.")
    assert [s for s, _, _ in told] == ["SANA", "a military source"]
    assert told[0][2] == told[1][2] == ("the depot had been hit by missiles",)
    assert found[1].parent == 0
    assert found[0].parent is None


def test_what_is_said_inside_what_is_said_is_nested() -> None:
    found, told = read("The monitor said residents reported a strong smell of gas.")
    inner = next(i for i, t in enumerate(told) if t[0] == "residents")
    outer = next(i for i, t in enumerate(told) if t[0] == "The monitor")
    assert found[inner].parent == outer
    assert told[inner][2] == ("a strong smell of gas",)


def test_a_later_agency_is_the_outer_source() -> None:
    found, told = read("Officials later concluded that the drones had come from the north, the Tribune reported.")
    officials = next(i for i, t in enumerate(told) if t[0] == "Officials")
    tribune = next(i for i, t in enumerate(told) if t[0] == "the Tribune")
    assert found[officials].parent == tribune
    assert found[tribune].parent is None


def test_quotation_of_several_sentences_is_one_content() -> None:
    found, told = read('"We heard two jets. Then the roof came down," said a baker in Idlib.')
    assert found[0].quoted
    assert told[0][2] == ('"We heard two jets. Then the roof came down,"',)


def test_quotation_that_goes_on_keeps_its_speaker() -> None:
    _, told = read('"We heard two jets," said a baker. "Then the roof came down."')
    assert told[0][2] == ('"We heard two jets,"', '"Then the roof came down."')


def test_curly_quotation_marks() -> None:
    found, told = read("“We did not fire,” the colonel told a radio station.")
    assert told[0][:2] == ("the colonel", "told")
    assert told[0][2] == ("“We did not fire,”",)
    assert found[0].quoted


def test_inserted_clause_does_not_take_the_subject_place() -> None:
    _, told = read("The Tribune, quoting a senior officer, reported that the base had been evacuated.")
    assert ("The Tribune", "reported", ("the base had been evacuated",)) in told


def test_relative_clause_with_a_source_of_its_own() -> None:
    _, told = read("The blast, which the regime blamed on rebels, killed five people.")
    regime = next(t for t in told if t[0] == "the regime")
    assert regime[1] == "blamed"
    assert any("on rebels" in piece for piece in regime[2])


def test_place_before_the_subject_is_no_part_of_it() -> None:
    _, told = read("In Damascus the Observatory said nine people had been killed.")
    assert told[0][0] == "the Observatory"


def test_negation_and_hedge_of_the_cue() -> None:
    found, _ = read("The group did not say who had fired.")
    assert found[0].negated
    assert not found[0].hedged
    found, _ = read("The group said who had fired.")
    assert not found[0].negated


def test_noun_cue_with_its_speaker() -> None:
    _, told = read("Accusations by the opposition that the police had fired first were ignored.")
    assert told[0][:2] == ("the opposition", "Accusations")


def test_headline_label_without_marks() -> None:
    _, told = read("Seventeen killed as shells hit a bakery in the north - monitor")
    assert told == [("monitor", None, ("Seventeen killed as shells hit a bakery in the north",))]


def test_evidence_limits_what_is_read() -> None:
    text = "A caption says the man was shot. The mayor said two people died."
    cut = text.index("The mayor")
    found = find_attributions(parse(text), evidence=[(cut, len(text))])
    assert [text[a.source[0] : a.source[1]] for a in found if a.source] == ["The mayor"]


def test_pronoun_leads_to_the_speaker_before() -> None:
    text = "The Pentagon said it had struck a camp. It said ten fighters were killed."
    found = find_attributions(parse(text))
    later = next(a for a in found if a.source and text[a.source[0] : a.source[1]] == "It")
    assert later.speaker is not None
    assert text[later.speaker[0] : later.speaker[1]] == "The Pentagon"


def test_a_persons_pronoun_does_not_lead_to_a_body() -> None:
    text = "Colonel Amir Haddad told reporters the road was open. The army left on Sunday. He said the town was calm."
    found = find_attributions(parse(text))
    later = next(a for a in found if a.source and text[a.source[0] : a.source[1]] == "He")
    assert later.speaker is not None
    assert "Haddad" in text[later.speaker[0] : later.speaker[1]]


def test_a_monitor_in_the_lead_is_the_one_that_the_report_names() -> None:
    text = "Eight people died in a raid, a monitor said. The Syrian Observatory for Human Rights said the jets were Russian."
    found = find_attributions(parse(text))
    assert found[0].speaker is not None
    assert "Observatory" in text[found[0].speaker[0] : found[0].speaker[1]]


def test_same_text_same_answer() -> None:
    text = 'Riyadh said "there was no raid", and Sanaa accused it of lying. According to medics, six people died.'
    assert read(text)[1] == read(text)[1]


def test_every_offset_lies_in_the_text() -> None:
    text = '“No.” He said so… “Yes — we fired,” a rebel in Goma said; the army, citing him, denied it. "Unclosed'
    for each in find_attributions(parse(text)):
        for start, end in (*each.content, *(s for s in (each.source, each.cue) if s)):
            assert 0 <= start < end <= len(text)


@pytest.mark.parametrize("text", ["", " ", "\n\n", '"', "said", "X said", "according to", "no comment", "- monitor"])
def test_scraps_do_not_raise(text: str) -> None:
    find_attributions(parse(text))


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("A bomb killed four people in Bannu, a war monitor said on Monday.", "a war monitor", "A bomb killed four people in Bannu"),
        ("A shell hit Hari, a village near the river, a police official said.", "a police official", "A shell hit Hari, a village near the river"),
        ("Rebels shelled the town, killing two, the Syrian Observatory for Human Rights said.", "the Syrian Observatory for Human Rights", "Rebels shelled the town, killing two"),
        ("Gunmen shot a judge in Quetta, Abdul Khan, a police officer, said.", "Abdul Khan, a police officer", "Gunmen shot a judge in Quetta"),
        ("Rockets hit the base, police and medics said.", "police and medics", "Rockets hit the base"),
    ],
)
def test_what_closes_a_sentence_after_a_comma_is_the_source(text: str, source: str, content: str) -> None:
    (found,) = [a for a in find_attributions(parse(text)) if a.stance_hint == "say"]
    assert found.source is not None
    assert text[slice(*found.source)] == source
    assert [text[s:e] for s, e in found.content] == [content]


def test_who_blames_nobody_in_a_side_clause_does_not_blame_whom_others_blame() -> None:
    _, told = read("While the mayor blamed nobody, a doctor blamed Ethiopian troops for the shelling.")
    assert told == [
        ("the mayor", "blamed", ("nobody",)),
        ("a doctor", "blamed", ("Ethiopian troops for the shelling",)),
    ]
