"""Each ruler is fed by one module; other scripts are told."""

from __future__ import annotations

from importlib import import_module

import pytest

from counterclaim.evaluate.measuring import KINDS, kind_of, unwatched
from counterclaim.model import SetupError


def test_every_kind_has_a_module_that_measures() -> None:
    for kind in KINDS.values():
        assert callable(import_module(f"counterclaim.evaluate.{kind}").measure)


def test_a_ruler_is_known_by_the_name_of_its_file() -> None:
    assert kind_of("tools/geo_score.py") == "places"
    assert kind_of("polnear_claims.py") == "polnear"


def test_an_unknown_ruler_is_told() -> None:
    with pytest.raises(SetupError) as caught:
        kind_of("tools/other.py")
    assert caught.value.code == "no_such_ruler"


def test_unwatched_items_pass_unchanged() -> None:
    assert list(unwatched(iter("abc"))) == ["a", "b", "c"]
