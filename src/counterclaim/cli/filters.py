"""The options that choose incidents, for every verb that takes them."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from counterclaim.ledger import Filter, Near


def filters(parser: argparse.ArgumentParser) -> None:
    """Adds them to a verb; :func:`wanted_from` reads them, with ``text`` and ``limit`` of the verb's own."""
    parser.add_argument("--since", metavar="DATE", help="from this day on")
    parser.add_argument("--until", metavar="DATE", help="up to this day")
    parser.add_argument("--near", metavar="PLACE|LAT,LON", help="around a place of the gazetteer, or a point")
    parser.add_argument(
        "--within", metavar="KM", type=float, default=25.0, help="how far around (default 25)"
    )
    parser.add_argument("--place", metavar="NAME", help="a part of the place's or the province's name")
    parser.add_argument("--country", metavar="XX", help="ISO 3166-1 alpha-2")
    parser.add_argument("--type", metavar="TYPE", help="air_strike, bombing_ied, ...")
    parser.add_argument(
        "--actor", metavar="ID|NAME", help="an actor with a row, by its id or a part of its name"
    )
    parser.add_argument(
        "--code", metavar="CODE", help="how responsibility stands for it: attributed_denied, ..."
    )
    parser.add_argument("--pattern", metavar="PATTERN", help="how responsibility stands: contested, ...")
    parser.add_argument("--outlet", metavar="NAME", help="a part of the name of an outlet that reports it")
    parser.add_argument("--reviewed", action="store_true", help="only those that a person has reviewed")
    parser.add_argument("--unreviewed", action="store_true", help="only those that nobody has reviewed")


def wanted_from(args: argparse.Namespace) -> Filter:
    """What the options ask for.

    :raises InputError: ``bad_value``, ``bad_date``, ``unknown_place``, ``option_conflict``.
    """
    from counterclaim.ledger import Filter
    from counterclaim.model import InputError
    from counterclaim.model.vocabulary import Code, EventType, Pattern

    if args.reviewed and args.unreviewed:
        raise InputError(
            "--reviewed and --unreviewed exclude each other.", "Leave one out.", code="option_conflict"
        )
    if args.limit is not None and args.limit < 1:
        raise InputError("--limit takes a number from 1.", "Leave it out for all.", code="bad_value")
    return Filter(
        since=_day(args.since),
        until=_day(args.until),
        near=_near(args.near, args.within) if args.near else None,
        place=args.place,
        country=args.country,
        event_type=_value(EventType, args.type),
        actor=args.actor,
        code=_value(Code, args.code),
        pattern=_value(Pattern, args.pattern),
        outlet=args.outlet,
        text=args.text,
        provisional=False if args.reviewed else True if args.unreviewed else None,
        sort=getattr(args, "sort", "date"),
        limit=args.limit,
    )


def _day(given: str | None) -> Any:
    from datetime import date

    from counterclaim.model import InputError

    try:
        return date.fromisoformat(given) if given else None
    except ValueError as error:
        raise InputError(f"{given!r} is not a day.", "Write 2018-06-18.", code="bad_date") from error


def _value(kind: Any, given: str | None) -> Any:
    from counterclaim.model import InputError

    try:
        return kind(given) if given else None
    except ValueError as error:
        known = ", ".join(one.value for one in kind)
        raise InputError(
            f"There is no {kind.__name__} {given!r}.", f"There are: {known}.", code="bad_value"
        ) from error


def _near(given: str, km: float) -> Near:
    """A point, or the place of that name that the gazetteer gives first."""
    from counterclaim.ledger import Near
    from counterclaim.model import InputError

    parts = given.split(",")
    try:
        lat, lon = (float(part) for part in parts) if len(parts) == 2 else (None, None)
    except ValueError:
        lat = lon = None
    if lat is not None and lon is not None:
        if not (-90 <= lat <= 90 and -180 <= lon <= 180 and km > 0):
            raise InputError(
                f"{given!r} is no point on the earth.", "Write LAT,LON in degrees.", code="bad_value"
            )
        return Near(lat=lat, lon=lon, km=km)
    from counterclaim.geo.gazetteer import lookup

    best = next((one for one in lookup(given) if one.lat is not None and one.lon is not None), None)
    if best is None or best.lat is None or best.lon is None:
        raise InputError(
            f"The gazetteer has no place {given!r}.", "Give it as LAT,LON, or search with --place.",
            code="unknown_place",
        )  # fmt: skip
    print(f"around {best.name} ({best.lat:.2f}, {best.lon:.2f}), {km:g} km", file=sys.stderr)
    return Near(lat=best.lat, lon=best.lon, km=km)
