"""Readings fit the schema that is published for them."""

from __future__ import annotations

import json

import jsonschema
import pytest

from counterclaim.cli.schema import reading_schema
from counterclaim.model import Reading
from made_readings import contested, without_incident


@pytest.mark.parametrize("made", [contested(), without_incident()], ids=["contested", "without incident"])
def test_a_reading_is_valid(made: Reading) -> None:
    jsonschema.Draft202012Validator.check_schema(reading_schema())
    jsonschema.validate(json.loads(made.to_json()), reading_schema())


def test_a_stance_of_our_own_invention_is_not() -> None:
    broken = json.loads(contested().to_json())
    broken["claims"][0]["stance"] = "proves"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, reading_schema())


def test_the_text_itself_is_not_printed() -> None:
    assert "text" not in json.loads(contested().to_json())["report"]
