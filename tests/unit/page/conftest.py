from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.model import Reading
from counterclaim.page import render
from html_tree import Node, read_back


@pytest.fixture
def page() -> Callable[[Reading], Node]:
    """A function that renders a reading and reads it back as a tree."""
    return lambda reading: read_back(render(reading))
