"""Which countries a headline speaks of: evidence on where the places of its report lie."""

from __future__ import annotations

from spacy.tokens import Doc

from counterclaim.text.language import text_of

from .gazetteer import Gazetteer
from .resolve import Resolver
from .spot import spots
from .surroundings import surroundings

_SHORT = 3
_MOST = 2.5
"""As much as one country that the text itself names, however often the headline has it."""


def countries_of_headline(headline: Doc, gazetteer: Gazetteer) -> dict[str, float]:
    """The weight of each country (ISO alpha-2) that ``headline`` names, or whose people or towns it names.

    "Bolivia minister: 'Not one bullet'" tells which El Alto its report means.
    """
    text = text_of(headline)
    shouted = text.isupper()  # where "US" may be "us"
    found = [s for s in spots(headline, gazetteer) if not (shouted and len(s.text) < _SHORT)]
    ways = [surroundings(text, s.start, s.end) for s in found]
    weight = Resolver(text, found, ways, gazetteer, None, {}).weight
    return {country: min(amount, _MOST) for country, amount in weight.items()}
