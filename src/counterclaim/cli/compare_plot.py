"""``counterclaim compare --plot OUT``: the figure as a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counterclaim.pattern import Comparison


def check_plot(out: Path) -> None:
    """:raises InputError, SetupError: where no such figure can be made here."""
    from counterclaim.pattern.plot import check

    check(_kind(out))


def _kind(out: Path) -> str:
    return out.suffix.lower().removeprefix(".")


def save(made: Comparison, out: Path) -> None:
    """Writes the figure, whole or not at all; an older figure of that name is replaced.

    :raises InputError: ``plot_format``, ``output_unwritable``.
    :raises SetupError: ``plots_missing``.
    """
    from counterclaim.pattern.plot import plot
    from counterclaim.whole_file import whole

    drawn = plot(made, _kind(out))
    with whole(out, replace=True) as stream:
        stream.write(drawn)
    print(f"figure: {out}", file=sys.stderr)
