"""``counterclaim schema``: the JSON schema of what ``read``, ``show`` and ``compare`` print as JSON."""

from __future__ import annotations

import argparse
import json
from typing import Any

from .status import OK


def add(verbs: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    parser = verbs.add_parser(
        "schema", parents=[common], allow_abbrev=False, help="print the JSON schema of a reading"
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--account", action="store_true", help="that of an account of the ledger instead")
    which.add_argument("--comparison", action="store_true", help="that of a comparison instead")
    parser.set_defaults(run=run)


def reading_schema() -> dict[str, Any]:
    """The schema, made from the model itself; ``explanation`` is there where it was asked for."""
    from counterclaim.model import SCHEMA, ExplainedReading, Reading

    made = ExplainedReading.model_json_schema(by_alias=True, mode="serialization")
    made |= {"title": Reading.__name__, "description": Reading.__doc__}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
        **made,
    }


def account_schema() -> dict[str, Any]:
    """The schema of the account of an incident."""
    from counterclaim.ledger.account import SCHEMA, Account

    made = Account.model_json_schema(by_alias=True, mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
        **made,
    }


def comparison_schema() -> dict[str, Any]:
    """The schema of a comparison with earlier records."""
    from counterclaim.pattern.comparison import SCHEMA, Comparison

    made = Comparison.model_json_schema(by_alias=True, mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
        **made,
    }


def run(args: argparse.Namespace) -> int:
    schema = (
        account_schema() if args.account else comparison_schema() if args.comparison else reading_schema()
    )
    print(json.dumps(schema, indent=2, ensure_ascii=False))
    return OK
