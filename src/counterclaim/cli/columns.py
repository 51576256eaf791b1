"""``--columns FIELD=COLUMN,...``: which column of the user's table is what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from counterclaim.model import InputError


def column_map(given: str, fields: Sequence[str], aliases: Mapping[str, str] | None = None) -> dict[str, str]:
    """Field -> column.

    :param fields: those that there are; ``aliases`` are other names for some of them.
    :raises InputError: ``bad_columns``.
    """
    found: dict[str, str] = {}
    for part in filter(None, (one.strip() for one in given.split(","))):
        name, mark, column = part.partition("=")
        name = (aliases or {}).get(name.strip(), name.strip())
        if not mark or name not in fields or not column.strip():
            raise InputError(
                f"{part!r} maps no column.",
                f"Write FIELD=COLUMN with commas between; the fields are {', '.join(fields)}.",
                code="bad_columns",
            )
        found[name] = column.strip()
    return found
