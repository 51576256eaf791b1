"""Patterns, policies, threats and contacts: kept, and no claim."""

from __future__ import annotations

import pytest
from reading_steps import steps

from golden.facts import told

STRIKE = "A strike hit a fuel depot near Tartus in Syria on Monday. "


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        ("Israel often strikes depots in Syria.", "pattern", "state:IL"),
        ("Israel has struck Syria many times in the past.", "pattern", "state:IL"),
        ("Hezbollah threatened to attack Israel.", "threat", "hezbollah"),
        ("Israel warned that it would strike any base there.", "threat", "state:IL"),
        ('"We will act against every threat," Israel\'s prime minister said.', "policy", "state:IL"),
        ("Russia's foreign minister spoke with Turkey's president on Monday.", "contact", "state:RU"),
    ],
)
def test_what_is_context(text: str, kind: str, actor: str) -> None:
    found = [(c.kind.value, c.actor_id) for c in steps(text).context]
    assert (kind, actor) in found
    reading = told(STRIKE + text, "2019-05-08")
    assert reading.claims == ()
    assert (kind, actor) in [(c.kind.value, c.actor_id) for c in reading.context]


@pytest.mark.parametrize("text", [
    "Israel struck a depot.",
    "Syria said Israel struck a depot.",
    "The mayor spoke with a baker.",
    "Traders often visit Syria.",
])
def test_what_is_none(text: str) -> None:
    assert steps(text).context == []


def test_a_context_item_is_its_sentence() -> None:
    text = "A bomb went off. Hezbollah threatened to attack Israel. The mayor left."
    (item,) = steps(text).context
    assert item.span.exact == "Hezbollah threatened to attack Israel."
