"""Where the gazetteer's files lie, when they are built, and what is in them."""

from __future__ import annotations

import json
import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from platformdirs import user_cache_dir

from counterclaim.model import SetupError

from .build import build, wanted_version
from .schema import keys_version

CACHE_SETTING: Final = "COUNTERCLAIM_CACHE"
DUMP_NAME: Final = "geonames.sqlite"


def cache_file() -> Path:
    """Where the gazetteer lies: ``COUNTERCLAIM_CACHE`` or the user's cache folder."""
    folder = os.environ.get(CACHE_SETTING) or user_cache_dir("counterclaim", appauthor=False)
    return Path(folder).absolute() / "gazetteer.sqlite"


def connect(path: Path) -> sqlite3.Connection:
    """A read-only connection that needs no lock and no journal, so that a read-only folder will do."""
    return sqlite3.connect(
        f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False, isolation_level=None
    )


def _meta(path: Path) -> dict[str, str]:
    """The file's own account of itself; empty where there is no such file, or it is broken or cut short."""
    if not path.is_file():
        return {}
    try:
        db = connect(path)
        try:
            return dict(db.execute("SELECT key, value FROM meta"))
        finally:
            db.close()
    except (sqlite3.Error, ValueError):
        return {}


def _sound(path: Path) -> bool:
    return _meta(path).get("version") == wanted_version()


def ensure() -> Path:
    """The gazetteer file, built now where it is missing, broken or of another version.

    :raises SetupError: ``gazetteer_unwritable`` where the cache folder cannot be written.
    """
    path = cache_file()
    if not _sound(path):
        rebuild(path)
    return path


def rebuild(path: Path) -> None:
    """Builds it whatever is there.

    :raises SetupError: ``gazetteer_unwritable`` where the cache folder cannot be written.
    """
    try:
        build(path)
    except (OSError, sqlite3.Error) as error:
        if _sound(path):  # another process was quicker, and holds the file
            return
        raise SetupError(
            f"The gazetteer cannot be written to {path}: {error}",
            f"Set {CACHE_SETTING} to a folder that can be written.",
            code="gazetteer_unwritable",
        ) from error


def dump_beside(path: Path) -> Path | None:
    """The file of a GeoNames dump beside the gazetteer, None where none was loaded.

    :raises SetupError: ``geonames_outdated`` where it cannot be used any more: readings must not change
        because places silently went missing.
    """
    dump = path.with_name(DUMP_NAME)
    if not dump.exists():
        return None
    if _meta(dump).get("version") != keys_version():
        raise SetupError(
            f"The GeoNames places in {dump} are broken or of an earlier version.",
            "Run 'counterclaim gazetteer build --geonames FILE' again, or 'counterclaim gazetteer build "
            "--no-geonames' to go on without them.",
            code="geonames_outdated",
        )
    return dump


def drop_dump(path: Path) -> bool:
    """Removes the places of a dump; whether there were any.

    :raises SetupError: ``gazetteer_unwritable``.
    """
    dump = path.with_name(DUMP_NAME)
    try:
        dump.unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise SetupError(
            f"{dump} cannot be removed: {error.strerror}.", code="gazetteer_unwritable"
        ) from error
    return True


def info(path: Path) -> list[dict[str, Any]]:
    """One object a file: where, how large, when built, from what, and how many places of each kind."""
    out = []
    for file in (path, dump_beside(path)):
        if file is None:
            continue
        meta, stat = _meta(file), file.stat()
        db = connect(file)
        kinds = dict(db.execute("SELECT kind, count(*) FROM place GROUP BY kind ORDER BY kind"))
        names, countries = db.execute(
            "SELECT (SELECT count(*) FROM name), (SELECT count(DISTINCT country) FROM place)"
        ).fetchone()
        db.close()
        out.append(
            {
                "file": str(file),
                "bytes": stat.st_size,
                "built": datetime.fromtimestamp(int(stat.st_mtime), UTC).isoformat(),
                "version": meta["version"],
                "sources": json.loads(meta.get("sources", "[]")),
                "only_countries": [c for c in meta.get("countries", "").split(",") if c],
                "places": sum(kinds.values()),
                "names": names,
                "countries": countries,
                "kinds": kinds,
            }
        )
    return out
