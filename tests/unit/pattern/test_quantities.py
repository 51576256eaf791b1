from __future__ import annotations

import pytest

from counterclaim.pattern.quantities import quantities


@pytest.mark.parametrize(("text", "quantity", "low", "high"), [
    ("This attack is hundreds of miles away from that area.", "hundreds of miles", None, None),
    ("a village about 30 km from the border", "about 30 km", 30, 30),
    ("some 20 to 30 miles (48 km) north of Idlib", "some 20 to 30 miles", 32.2, 48.3),
    ("at a base 12-15 km from Damascus", "12-15 km", 12, 15),
    ("twenty-five kilometres south-east of Aleppo", "twenty-five kilometres", 25, 25),
    ("it lies less than ten miles from Homs", "less than ten miles", None, 16.1),
    ("more than 2,000 kilometres (1,240 miles) from the border", "more than 2,000 kilometres", 2000, None),
    ("two hundred and fifty miles from Ata", "two hundred and fifty miles", 402.3, 402.3),
    ("500 metres from the hospital", "500 metres", 0.5, 0.5),
    ("3.5km from Idlib", "3.5km", 3.5, 3.5),
    ("half a mile from Ata", "half a mile", 0.8, 0.8),
    ("a mile from Ata", "a mile", 1.6, 1.6),
    ("within 30 km of Damascus", "within 30 km", None, 30),
    ("10 nautical miles off Hodeidah", "10 nautical miles", 18.5, 18.5),
    ("several hundred kilometres from Kyiv", "several hundred kilometres", None, None),
    ("just a few miles outside of Ata", "just a few miles", None, None),
])
def test_what_is_a_distance_from_something(text: str, quantity: str, low: float | None, high: float | None) -> None:
    (found,) = quantities(text)
    assert text[found.start : found.end] == quantity
    assert (found.low and round(found.low, 1)) == low
    assert (found.high and round(found.high, 1)) == high


@pytest.mark.parametrize("text", [
    "a strip 3 km wide", "they walked five miles to town", "a 40-km drive from Beirut", "killed 30 from Homs",
    "30 people from Homs", "the 5 km run of Sunday is off", "miles from anywhere", "12.500 kmh of wind",
])
def test_what_is_none(text: str) -> None:
    assert list(quantities(text)) == []


def test_vague_words_stay_words() -> None:
    """No bound is made up for "hundreds" or "dozens"."""
    for words in ("hundreds of", "dozens of", "tens of", "scores of", "thousands of", "a couple of", "many"):
        (found,) = quantities(f"it was {words} kilometres from Ata")
        assert (found.low, found.high) == (None, None)
