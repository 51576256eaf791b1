"""The columns by which the kinds of history file are known, and what each kind needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from counterclaim.model import InputError

FileKind = Literal["ucdp", "acled", "table"]
KINDS: Final[tuple[FileKind, ...]] = ("ucdp", "acled", "table")
FIELDS: Final = (
    "id", "date", "date_end", "date_prec", "lat", "lon", "place", "admin1", "country", "where_prec",
    "uncertainty_km", "actor", "actor2", "status", "event_type", "target_type",
)  # fmt: skip
"""What a column of a plain table can be."""


@dataclass(frozen=True)
class Shape:
    """Columns of a kind of file by our names for them: the first of each that the file has is taken."""

    marks: frozenset[str]
    needed: Mapping[str, tuple[str, ...]]
    other: Mapping[str, tuple[str, ...]]


_UCDP: Final = Shape(
    frozenset({"side_a", "side_b", "where_prec"}),
    {
        "id": ("id",),
        "actor": ("side_a",),
        "actor2": ("side_b",),
        "date": ("date_start",),
        "date_end": ("date_end",),
        "lat": ("latitude",),
        "lon": ("longitude",),
        "where_prec": ("where_prec",),
    },
    {
        "date_prec": ("date_prec",),
        "place": ("where_coordinates", "where_description"),
        "admin1": ("adm_1",),
        "country": ("country",),
        "clarity": ("event_clarity",),
    },
)
_ACLED: Final = Shape(
    frozenset({"event_date", "actor1", "actor2"}),
    {
        "id": ("event_id_cnty", "data_id", "event_id_no_cnty"),
        "actor": ("actor1",),
        "actor2": ("actor2",),
        "date": ("event_date",),
        "lat": ("latitude",),
        "lon": ("longitude",),
    },
    {
        "date_prec": ("time_precision",),
        "where_prec": ("geo_precision",),
        "place": ("location",),
        "admin1": ("admin1",),
        "country": ("country",),
        "event_type": ("sub_event_type",),
    },
)
_TABLE: Final = Shape(
    frozenset(),
    {name: (name,) for name in ("date", "actor")},
    {name: (name,) for name in FIELDS if name not in ("date", "actor")},
)
SHAPES: Final[Mapping[FileKind, Shape]] = {"ucdp": _UCDP, "acled": _ACLED, "table": _TABLE}


def kind_of(columns: Sequence[str], mapped: Mapping[str, str]) -> FileKind:
    """The kind of a file with these columns: a plain table where a map fits it, else by its marks.

    So one map may go along with several files, and is for those that need one.
    """
    have = {c.lower() for c in columns}
    if mapped and all(c.lower() in have for c in mapped.values()):
        return "table"
    return next((kind for kind in KINDS if SHAPES[kind].marks and SHAPES[kind].marks <= have), "table")


def places_of(
    name: str, kind: FileKind, columns: Sequence[str], mapped: Mapping[str, str]
) -> dict[str, int]:
    """Where each of our fields stands in a row.

    :param mapped: for plain tables, the column of a field: ``{"date": "Day"}``.
    :raises InputError: ``no_such_column`` where the map names one that is not there, ``history_no_column``
        where one that is needed is missing.
    """
    at = {column.lower(): i for i, column in reversed(list(enumerate(columns)))}
    if missing := [column for column in mapped.values() if column.lower() not in at]:
        raise InputError(
            f"The table {name} has no column {missing[0]!r}.",
            f"It has: {', '.join(columns)}.",
            code="no_such_column",
        )
    shape = SHAPES[kind]
    found: dict[str, int] = {}
    for field, names in (*shape.needed.items(), *shape.other.items()):
        told = (mapped[field],) if field in mapped else names
        for column in told:
            if column.lower() in at:
                found[field] = at[column.lower()]
                break
        else:
            if field in shape.needed:
                raise _missing(name, kind, names, columns)
    return found


def _missing(name: str, kind: FileKind, names: tuple[str, ...], columns: Sequence[str]) -> InputError:
    wanted = " or ".join(repr(one) for one in names)
    if kind == "table":
        said = f"The table {name} has no column {wanted}, and is neither UCDP GED nor ACLED."
        hint = "Say which column is what: --columns date=Day,actor=Group,lat=Lat,lon=Lon."
    else:
        said = f"{name} looks like {kind.upper()} data, and has no column {wanted}."
        hint = f"Download it with all columns. It has: {', '.join(columns)}."
    return InputError(said, hint, code="history_no_column")
