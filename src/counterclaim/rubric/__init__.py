"""The rubric R0.2: a pure function from the claims about one incident to codes, pattern and flags.

No weights, no source scores, no measures, no model. Source: docs/codebook/rubric.md.
"""

from .codes import TABLE as CODE_TABLE
from .codes import code_of
from .counting import Reason, SetAside
from .facts import Fact
from .judging import RUBRIC_VERSION, Standing, judge

__all__ = ["CODE_TABLE", "RUBRIC_VERSION", "Fact", "Reason", "SetAside", "Standing", "code_of", "judge"]
