"""How a text points at a name."""

import pytest

from counterclaim.geo.surroundings import surroundings


@pytest.mark.parametrize(
    ("text", "relation", "phrase"),
    [
        ("A shell fell near Xanadu today.", "near", "near Xanadu"),
        ("Two were hurt on the outskirts of Xanadu.", "suburb", "outskirts of Xanadu"),
        ("It was hit just west of the city of Xanadu.", "direction", "just west of the city of Xanadu"),
        ("Fighting went on in southern Xanadu.", "region-part", "southern Xanadu"),
        ("Jets hit the Xanadu countryside.", "countryside", "Xanadu countryside"),
        ("The ship sank off the coast of Xanadu.", "coast", "off the coast of Xanadu"),
        ("A convoy burned 20 km north of Xanadu.", "offset", "20 km north of Xanadu"),
        ("He was shot at a school in Xanadu.", "in", "Xanadu"),
        ("Villages in Xanadu province were shelled.", "in", "Xanadu province"),
        ("A car blew up near a school in Xanadu.", "in", "Xanadu"),
    ],
)
def test_relations(text: str, relation: str, phrase: str) -> None:
    start = text.index("Xanadu")
    way = surroundings(text, start, start + 6)
    assert way.relation == relation
    assert text[way.start : way.end] == phrase


def test_miles_become_kilometres() -> None:
    text = "The post lies 10 miles south-east of Xanadu."
    way = surroundings(text, text.index("Xanadu"), text.index("Xanadu") + 6)
    assert (way.km, way.bearing) == (16.1, 135.0)


def test_a_class_word_of_another_name_is_not_taken() -> None:
    text = "It hit the Pleasant neighbourhood of Xanadu."
    assert surroundings(text, text.index("Xanadu"), text.index("Xanadu") + 6).class_word is None
