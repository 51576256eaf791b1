"""What tests share: where things lie, and a skip with its reason where something is not here."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.evaluate.shared import shared_folder
from counterclaim.model import SetupError
from ledger_stores import postgres, postgres_where, sqlite_where, where

__all__ = ["postgres", "postgres_where", "sqlite_where", "where"]


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the checkout."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of the annotated reports; the test is skipped where it is missing."""
    try:
        return shared_folder()
    except SetupError as error:
        pytest.skip(f"{error.message} {error.hint}")
