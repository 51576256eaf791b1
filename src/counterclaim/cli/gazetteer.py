"""``counterclaim gazetteer``: builds the place-name file, adds GeoNames dumps to it, tells what is in it."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .status import OK, SOME_READ

if TYPE_CHECKING:
    from counterclaim.geo.dump_build import Loaded


def add(verbs: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    parser = verbs.add_parser("gazetteer", allow_abbrev=False, help="the place-name file")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    build = actions.add_parser(
        "build", parents=[common], allow_abbrev=False, help="build it now (otherwise the first reading does)"
    )
    build.add_argument(
        "--geonames",
        metavar="FILE",
        type=Path,
        action="append",
        default=[],
        help="add the places of a GeoNames dump (allCountries or XX, .txt or .zip); may be repeated",
    )
    build.add_argument(
        "--alternate-names", metavar="FILE", type=Path, help="with it, GeoNames' alternateNamesV2"
    )
    build.add_argument(
        "--countries", metavar="XX,YY", default="", help="with it, keep only these (ISO 3166-1 alpha-2)"
    )
    build.add_argument(
        "--no-geonames", action="store_true", help="drop the places of a dump that was added before"
    )
    build.add_argument("--json", action="store_true", help="print what was done as JSON")
    build.set_defaults(run=run_build)
    info = actions.add_parser("info", parents=[common], allow_abbrev=False, help="what is in it")
    info.add_argument("--json", action="store_true", help="print it as JSON")
    info.set_defaults(run=run_info)


def run_build(args: argparse.Namespace) -> int:
    from counterclaim.geo.store import cache_file, drop_dump, ensure, rebuild

    countries = _checked(args)
    if args.geonames:
        from counterclaim.geo.dump_build import load_dumps

        from .load_progress import shown

        path = ensure()
        with shown() as told:
            done = load_dumps(
                path, args.geonames, countries=countries, alternates=args.alternate_names, told=told
            )
        return _tell_loaded(path, done, as_json=args.json)
    path = cache_file()
    dropped = args.no_geonames and drop_dump(path)
    rebuild(path)
    if args.json:
        print(json.dumps({"file": str(path), "dropped_geonames": dropped}))
    else:
        print(path)
    return OK


def _checked(args: argparse.Namespace) -> list[str]:
    """The countries asked for.

    :raises InputError: ``unknown_country``, ``options_conflict``.
    """
    from counterclaim.knowledge.places import country_points
    from counterclaim.model import InputError

    if args.geonames and args.no_geonames:
        raise InputError(
            "--geonames and --no-geonames exclude each other.", "Leave one out.", code="options_conflict"
        )
    if (args.countries or args.alternate_names) and not args.geonames:
        raise InputError(
            "--countries and --alternate-names say how a dump is read, and no dump is given.",
            "Add --geonames FILE.",
            code="options_conflict",
        )
    countries = sorted({c.strip().upper() for c in args.countries.split(",") if c.strip()})
    if strange := [c for c in countries if c not in country_points()]:
        raise InputError(
            f"No such country: {', '.join(strange)}.",
            "Give ISO 3166-1 alpha-2 codes with commas between: SY,IQ. Kosovo is XK.",
            code="unknown_country",
        )
    return countries


def _tell_loaded(path: Path, done: Loaded, *, as_json: bool) -> int:
    bad = sum(done.malformed.values())
    if as_json:
        told: dict[str, Any] = {
            "file": str(path.with_name("geonames.sqlite")),
            "places": done.places,
            "names": done.names,
            "lines": done.lines,
            "malformed": done.malformed,
            "malformed_lines": done.where,
            "sources": done.sources,
        }
        print(json.dumps(told, ensure_ascii=False))
    else:
        print(f"{done.places:,} places with {done.names:,} name keys, from {done.lines:,} lines")
    if bad:
        reasons = ", ".join(f"{reason} ({number:,})" for reason, number in sorted(done.malformed.items()))
        first = ", ".join(done.where)
        print(f"left out {bad:,} malformed lines: {reasons}; the first: {first}", file=sys.stderr)
    return SOME_READ if bad else OK


def run_info(args: argparse.Namespace) -> int:
    from counterclaim.geo.store import ensure, info

    files = info(ensure())
    if args.json:
        print(json.dumps(files, ensure_ascii=False))
        return OK
    for one in files:
        print(one["file"])
        print(f"  built      {one['built']}, {one['bytes'] / 1e6:.1f} MB")
        for source in one["sources"]:
            print(f"  from       {_source(source)}")
        if one["only_countries"]:
            print(f"  only       {', '.join(one['only_countries'])}")
        held = f"{one['places']:,} places of {one['countries']} countries, {one['names']:,} name keys"
        print(f"  holds      {held}")
        print("  kinds      " + ", ".join(f"{kind} {number:,}" for kind, number in one["kinds"].items()))
    return OK


def _source(source: dict[str, Any]) -> str:
    if "version" in source:
        return f"{source['file']} {source['version']}"
    return (
        f"{source['file']} ({source['table']}): {source['kept']:,} of {source['lines']:,} lines, "
        f"{source['malformed']:,} malformed, sha256 {source['sha256']}"
    )
