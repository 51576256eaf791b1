"""The ruler for claims, used as it is: a stand-alone script that lies with the annotated reports."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from counterclaim.model import SetupError


def load_ruler(path: Path) -> ModuleType:
    """The scoring script as a module, unchanged.

    :raises SetupError: ``ruler_missing`` where it is not there, ``ruler_needs`` where a package is missing.
    """
    if not path.is_file():
        raise SetupError(
            f"The ruler {path.name} is not here.", "See the README of eval/.", code="ruler_missing"
        )
    spec = importlib.util.spec_from_file_location(f"_counterclaim_ruler_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise SetupError(f"{path.name} is not a Python script.", code="ruler_missing")
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except ImportError as error:
        raise SetupError(
            f"The ruler {path.name} needs {error.name}, which is not installed.",
            "Install the development extra: pip install 'counterclaim[dev]'.",
            code="ruler_needs",
        ) from error
    return module


def read_lines(path: Path) -> dict[str, dict[str, Any]]:
    """One JSON object a line, by ``doc_id``."""
    with path.open(encoding="utf-8") as lines:
        return {line["doc_id"]: line for line in map(json.loads, lines) if line}


def score(
    ruler: ModuleType, docs: Path, gold: Path, predicted: Iterable[dict[str, Any]], *, verbose: bool = False
) -> dict[str, dict[str, Any]]:
    """What the ruler finds, measure by measure. ``predicted`` are lines as ``read --jsonl`` prints them.

    Lines that hold an error count as reports with nothing found.
    """
    found = {line["doc_id"]: ruler.adapt(line) for line in predicted if "error" not in line}
    result: dict[str, dict[str, Any]] = ruler.score(read_lines(docs), read_lines(gold), found, verbose)
    return result


def flat(result: dict[str, dict[str, Any]]) -> dict[str, float]:
    """One number a measure: ``claim.f1``, ``place.accuracy``; those without data and asides are left out."""
    out: dict[str, float] = {}
    for measure, values in result.items():
        if values.get("aside"):
            continue
        for kind in ("f1", "accuracy"):
            if values.get(kind) is not None:
                out[f"{measure}.{kind}"] = float(values[kind])
    return out
