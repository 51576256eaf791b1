"""Speakers: for whom, of what kind, how named, on record or not, and which voice. Sentences of our own."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.knowledge.actors import registry
from counterclaim.model.vocabulary import Flag, OnRecord, SpeakerNaming, SpeakerType
from counterclaim.reading.actors import find_cast
from counterclaim.reading.attributions import find_attributions
from counterclaim.reading.speakers import Speaker, describe_speaker
from counterclaim.text.language import parse


def speakers(text: str, day: date = date(2017, 5, 1)) -> list[Speaker]:
    doc = parse(text)
    cast = find_cast(doc, registry(), published=day)
    return [describe_speaker(doc, a, cast) for a in find_attributions(doc) if a.source is not None]


@pytest.mark.parametrize(
    ("text", "kind", "naming", "on_record"),
    [
        ("A spokesman for the coalition said the road was open.", SpeakerType.SPOKESPERSON, SpeakerNaming.ROLE_ONLY, OnRecord.YES),
        ("A US official said the road was open.", SpeakerType.OFFICIAL, SpeakerNaming.ANONYMOUS, OnRecord.NO),
        ("Two security sources said the road was open.", SpeakerType.OFFICIAL, SpeakerNaming.ANONYMOUS, OnRecord.NO),
        ("Residents said the road was open.", SpeakerType.EYEWITNESS, SpeakerNaming.COLLECTIVE, OnRecord.NO),
        ("A doctor in Taiz said the road was open.", SpeakerType.MEDICAL_OR_RESCUE, SpeakerNaming.ROLE_ONLY, OnRecord.NO),
        ("The Syrian Observatory for Human Rights said the road was open.", SpeakerType.MONITOR, SpeakerNaming.NAMED, OnRecord.YES),
        ("The Pentagon said the road was open.", SpeakerType.MILITARY, SpeakerNaming.NAMED, OnRecord.YES),
        ("The Russian Defence Ministry said the road was open.", SpeakerType.OFFICIAL, SpeakerNaming.NAMED, OnRecord.YES),
        ("Israeli Prime Minister Benjamin Netanyahu said the road was open.", SpeakerType.HEAD_OF_STATE_OR_GOVERNMENT, SpeakerNaming.NAMED, OnRecord.YES),
        ("Syrian state television said the road was open.", SpeakerType.STATE_MEDIA, SpeakerNaming.NAMED, OnRecord.YES),
        ("Reuters reported that the road was open.", SpeakerType.OTHER_MEDIA, SpeakerNaming.NAMED, OnRecord.YES),
        ("Damascus said the road was open.", SpeakerType.OFFICIAL, SpeakerNaming.NAMED, OnRecord.YES),
        ("A senior officer, speaking on condition of anonymity, said the road was open.", SpeakerType.MILITARY, SpeakerNaming.ANONYMOUS, OnRecord.NO),
        ("A judge at the tribunal said the road was open.", SpeakerType.INQUIRY_OR_COURT, SpeakerNaming.ROLE_ONLY, OnRecord.YES),
    ],
)  # fmt: skip
def test_kind_naming_and_record(text: str, kind: SpeakerType, naming: SpeakerNaming, on_record: OnRecord) -> None:
    found = speakers(text)[0]
    assert (found.type, found.naming, found.on_record) == (kind, naming, on_record)


def test_a_state_and_its_unnamed_officials_are_one_party_and_two_voices() -> None:
    first, second = speakers("The Pentagon said a depot was hit. A US official said a convoy was hit.")
    assert first.party == second.party == "state:US"
    assert (first.voice, second.voice) == ("pentagon", "unnamed")


def test_media_that_speak_for_a_state_belong_to_its_party() -> None:
    found = speakers("SANA said a depot was hit.")[0]
    assert found.party == "state:SY"
    assert Flag.VIA_MEDIA in found.flags


def test_a_source_published_by_its_own_sides_agency_is_on_record() -> None:
    found = speakers("SANA quoted a military source as saying that a depot was hit.")
    source = next(s for s in found if s.as_written == "a military source")
    assert source.chain == ("SANA",)
    assert source.on_record is OnRecord.YES
    assert source.party == "state:SY"


def test_unnamed_residents_are_one_local_voice() -> None:
    first, second = speakers("Residents said a depot was hit. A villager said a convoy was hit.")
    assert (first.party, first.voice) == (second.party, second.voice)
    assert first.party == "local"
    assert first.actor_id is None


def test_a_caller_is_not_authenticated() -> None:
    found = speakers("A caller said the group had planted the bomb.")[0]
    assert found.on_record is OnRecord.UNKNOWN
    assert Flag.UNAUTHENTICATED in found.flags


def test_a_bare_pronoun_is_written_as_whom_it_stands_for() -> None:
    text = "The Pentagon said a depot was hit. It said nobody had died."
    later = speakers(text)[1]
    assert later.as_written == text[later.start : later.end] == "The Pentagon"
    assert later.voice == "pentagon"
    assert later.actor_id == "state:US"


def test_a_description_keeps_its_words_and_gets_the_voice() -> None:
    found = speakers("The Syrian Observatory for Human Rights said ten died. The monitor said jets were seen.")
    assert found[1].as_written == "The monitor"
    assert found[1].voice == found[0].voice


def test_a_surname_is_the_voice_of_the_full_name() -> None:
    text = "Israeli Defence Minister Avigdor Lieberman said the road was open. Lieberman said it would close."
    first, second = speakers(text)
    assert first.voice == second.voice
    assert second.party == "state:IL"


def test_the_head_of_a_monitor_is_the_monitors_voice() -> None:
    text = "The Syrian Observatory for Human Rights said ten died. Rami Abdel Rahman, head of the Observatory, said jets were seen."
    found = speakers(text)
    assert found[0].party == found[-1].party


def test_an_attribution_without_a_source_has_no_speaker() -> None:
    doc = parse("The camp was reportedly shelled.")
    told = find_attributions(doc)[0]
    with pytest.raises(ValueError, match="no speaker"):
        describe_speaker(doc, told, find_cast(doc, registry()))
