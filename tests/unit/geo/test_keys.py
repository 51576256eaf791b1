"""Name keys: spellings of one place meet, different places do not."""

import pytest

from counterclaim.geo.keys import bare_key, loose_key, strict_key
from counterclaim.geo.sources import usable


@pytest.mark.parametrize(
    ("one", "other"),
    [("al-Bab", "Al Bāb"), ("Deir ez-Zor", "DEIR EZ ZOR"), ("Ba'quba", "Ba’quba"), ("U.S.", "US"), ("Łódź", "Lodz")],
)
def test_strict_keys_forget_case_diacritics_and_hyphens(one: str, other: str) -> None:
    assert strict_key(one) == strict_key(other)


@pytest.mark.parametrize(("one", "other"), [("al-Bab", "el-Bab"), ("Deir al-Zour", "Deir ez-Zour"), ("Raqqa", "ar-Raqqa")])
def test_bare_keys_forget_the_article(one: str, other: str) -> None:
    assert bare_key(one) == bare_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Khan Shaykhun", "Khan Sheikhoun"), ("Deir ez-Zor", "Dayr az-Zawr"), ("Hasakeh", "al-Hassakah"), ("Saraqeb", "Saraqib")],
)
def test_loose_keys_meet_across_transliterations(one: str, other: str) -> None:
    assert loose_key(one) == loose_key(other) != ""


@pytest.mark.parametrize(("one", "other"), [("Homs", "Hama"), ("Aleppo", "Idlib"), ("Tikrit", "Tartus"), ("Mosul", "Masyaf")])
def test_loose_keys_keep_towns_apart(one: str, other: str) -> None:
    assert loose_key(one) != loose_key(other)


def test_short_names_have_no_loose_key() -> None:
    assert loose_key("Hit") == ""


@pytest.mark.parametrize("code", ["DEZ", "ALP", "IQ", "дамаск", "ideullibeu"])
def test_codes_and_transcriptions_are_no_names(code: str) -> None:
    assert not usable(code)


def test_a_plain_name_is_usable() -> None:
    assert usable("Khan Sheikhun")
