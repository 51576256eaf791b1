"""Writes the generated parts of docs/ from the code: ``python docs/build.py``. A test keeps them current.

codebook/fields.md   every field of the contract, with its type and codebook/fields.toml's words
codebook/values.md   every allowed value, with the vocabulary's words and an example
codebook/codes.md    the codes and patterns with their words on the screen
codebook/exports.md  the columns of the formats that have a layout of their own, and what stands in each
codebook/spreadsheet.md  every column of `export --format csv`
how-to/what-each-format-loses.md  every format of `counterclaim export`, and what it cannot carry
reference/reading.schema.json, reference/account.schema.json, reference/comparison.schema.json,
reference/export.schema.json
../README.md         the card between its two demo marks, as `make demo` prints it
"""

from __future__ import annotations

import io
import json
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from counterclaim.cli.schema import account_schema, comparison_schema, reading_schema
from counterclaim.export import ActorPolicy, Exporter, exporter
from counterclaim.export.columns import COLUMNS, WORDS, Kind, Row
from counterclaim.export.layout import Column, layout
from counterclaim.export.registry import OWN
from counterclaim.export.sidecar import SCHEMA as EXPORT_SCHEMA
from counterclaim.export.sidecar import Sidecar
from counterclaim.model import vocabulary
from counterclaim.model.vocabulary import Code, Described, Flag, Pattern, SelfPosition
from counterclaim.screen.words import WHEN, WHERE

DOCS = Path(__file__).resolve().parent
MADE = "<!-- Made by docs/build.py from the code; change the code or the .toml files beside this page. -->"
ON_SCREEN = (Code, Pattern, SelfPosition, Flag)
LAYOUTS = ("ucdp-ged", "acled", "gtd", "airwars")


def enums() -> list[type[Described]]:
    """Every vocabulary of the model, in the order of the file."""
    return [
        found
        for found in vars(vocabulary).values()
        if isinstance(found, type) and issubclass(found, Described) and found is not Described
    ]


def table(name: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads((DOCS / "codebook" / name).read_text("utf-8"))


def cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def value_rows(kind: type[Described], examples: dict[str, dict[str, Any]]) -> Iterator[str]:
    yield "| value | what it is | example |"
    yield "| --- | --- | --- |"
    for value in kind:
        example = value.example or examples.get(kind.__name__, {}).get(value.value, "")
        yield f"| `{value.value}` | {cell(value.meaning)} | {cell(example)} |"


def values_page(schema: dict[str, Any]) -> str:
    examples = table("examples.toml")
    used = where_used(schema)
    out = [
        "# Allowed values",
        "",
        MADE,
        "",
        "Every field that takes one of a list of values, with that list. Codes, patterns, positions and flags"
        " have words on the screen: see [codes](codes.md).",
        "",
    ]
    for kind in enums():
        if kind in ON_SCREEN:
            continue
        out += [
            f"## {kind.__name__}",
            "",
            f"In: {', '.join(used[kind.__name__])}.",
            "",
            *value_rows(kind, examples),
            "",
        ]
    for title, field, words in (
        ("where_prec", "Place.where_prec", WHERE),
        ("date_prec", "When.date_prec", WHEN),
    ):
        out += [
            f"## {title}",
            "",
            f"In: `{field}`. As in UCDP GED.",
            "",
            "| value | what it is |",
            "| --- | --- |",
            *(f"| `{number}` | {cell(said)} |" for number, said in words.items()),
            "",
        ]
    return "\n".join(out)


def codes_page() -> str:
    examples = table("examples.toml")
    titles = {
        Code: "Codes of an actor",
        Pattern: "Patterns of an incident",
        SelfPosition: "The actor's own position",
        Flag: "Flags",
    }
    out = [
        "# Codes, patterns, positions, flags, and their words on the screen",
        "",
        MADE,
        "",
        "All of them say what is told *in these reports*, never what happened. How they are computed:"
        ' [the rubric](rubric.md). "what it is" is what the card prints; `(n)` becomes the number of reports'
        " read.",
        "",
    ]
    for kind in ON_SCREEN:
        out += [f"## {titles[kind]}", "", *value_rows(kind, examples), ""]
    return "\n".join(out)


def where_used(schema: dict[str, Any]) -> dict[str, list[str]]:
    """For each vocabulary the fields that take its values, as ``Object.field``."""
    used: dict[str, list[str]] = {kind.__name__: [] for kind in enums()}
    for name, properties in objects(schema):
        for field, spec in properties.items():
            for kind in used:
                if f'"#/$defs/{kind}"' in json.dumps(spec):
                    used[kind].append(f"`{name}.{field}`")
    return used


def objects(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object of the contract with its fields, the reading itself first."""
    yield "Reading", schema["properties"]
    for name, spec in schema["$defs"].items():
        if "properties" in spec:
            yield name, spec["properties"]


def type_words(spec: dict[str, Any]) -> str:
    """A JSON schema as a reader of tables wants it."""
    if "$ref" in spec:
        name = spec["$ref"].rsplit("/", 1)[-1]
        on_screen = {kind.__name__ for kind in ON_SCREEN}
        vocabularies = {kind.__name__ for kind in enums()}
        page = "codes.md" if name in on_screen else "values.md" if name in vocabularies else ""
        anchor = {
            "Code": "codes-of-an-actor",
            "Pattern": "patterns-of-an-incident",
            "Flag": "flags",
            "SelfPosition": "the-actors-own-position",
        }.get(name, name.lower())
        return f"[{name}]({page}#{anchor})"
    if "anyOf" in spec:
        return " or ".join(type_words(one) for one in spec["anyOf"])
    if "const" in spec:
        return f"`{spec['const']}`"
    if "enum" in spec:
        return ", ".join(f"`{one}`" for one in spec["enum"])
    if spec.get("type") == "array":
        return f"list of {type_words(spec['items'])}"
    return str(spec.get("format") or spec.get("type", "any"))


def fields_page(schema: dict[str, Any]) -> str:
    said = table("fields.toml")
    out = [
        "# Every field of a reading",
        "",
        MADE,
        "",
        "What `counterclaim read --json` prints. The machine-readable form is"
        " [reading.schema.json](../reference/reading.schema.json).",
        "",
    ]
    for name, properties in objects(schema):
        out += [f"## {name}", "", "| field | type | what it is | example |", "| --- | --- | --- | --- |"]
        for field, spec in properties.items():
            words = said.get(name, {}).get(field, "")
            meaning, example = (words, "") if isinstance(words, str) else words
            out.append(f"| `{field}` | {type_words(spec)} | {cell(meaning)} | {cell(example)} |")
        out.append("")
    return "\n".join(out)


def exports_page() -> str:
    """The mapping of every format that has columns of its own, made from its layout."""
    out = [
        "# The columns of the exports",
        "",
        MADE,
        "",
        "What stands in each column of the formats of others. The layouts are data, in"
        " `src/counterclaim/export/data/`, with the tables by which events, actors and words are mapped."
        ' `never` under "empty" means that every row has a value, `always` that none has, with the reason.'
        " How totals of the dead and injured are made: [export-tolls.md](../decisions/export-tolls.md)."
        " What stands for an actor that may not be named:"
        " [export-unidentified.md](../decisions/export-unidentified.md).",
        "",
    ]
    for name in LAYOUTS:
        found = layout(name)
        out += [f"## {found.format}: {found.title}", "", "Sources:", ""]
        out += [*(f"- {one}" for one in found.source), ""]
        out += [found.note, ""] if found.note else []
        out += ["| column | type | empty | what stands in it | values |", "| --- | --- | --- | --- | --- |"]
        for column in found.columns:
            said = [f"`{column.name}`", column.kind, column.empty, cell(column.filled_from)]
            out.append(f"| {' | '.join([*said, values_words(column)])} |")
        out.append("")
    return "\n".join(out)


def values_words(column: Column) -> str:
    """The closed set of a column, or how many values it has."""
    if len(column.values) > 9:
        return f"{len(column.values)} values"
    return cell(", ".join(f"`{value}`" for value in column.values))


def export_schema() -> dict[str, Any]:
    """The schema of the sidecar of an export."""
    made = Sidecar.model_json_schema(by_alias=True, mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{EXPORT_SCHEMA.replace('/', ':')}",
        **made,
    }


def losses_page() -> str:
    """Every format of ours, and what it cannot carry."""
    found = [exporter(name) for name in sorted(OWN)]
    out = [
        "# What each format loses",
        "",
        MADE,
        "",
        "Every format but our own leaves something out. What follows is what the program says of itself; the"
        " sidecar of each export (`OUT.meta.json`) has the same list with the number of items that lost"
        " something, and `counterclaim export` tells it on standard error.",
        "",
        "| format | what it is | media type | needs an actor policy |",
        "| --- | --- | --- | --- |",
        *(
            f"| [`{one.name}`](#{one.name}) | {cell(one.summary)} | `{one.media_type}` |"
            f" {'yes' if one.names_actors else 'no'} |"
            for one in found
        ),
        "",
        "Left out of every format unless `--with-names` is given: bylines, the names of speakers who may be"
        " private persons (a role stands for them), and who decided. Coordinates have two decimals."
        " Quotations are cut at 300 characters unless `--quote-length` says otherwise.",
        "",
        "## Actor policies",
        "",
        "Some formats have room for one actor and none for a dispute. Which name goes there is the user's"
        " word, `--actor-policy`; without it such an export is refused. No policy names the actor that seems"
        " to fit best: that would be a verdict.",
        "",
        "| policy | what it does |",
        "| --- | --- |",
        *(f"| `{one.value}` | {cell(one.meaning)} |" for one in ActorPolicy),
        "",
    ]
    for one in found:
        out += losses_of(one)
    return "\n".join(out)


def losses_of(one: type[Exporter]) -> Iterator[str]:
    yield from (f"## {one.name}", "", f"{one.title}. {one.summary}", "")
    if one.options:
        yield from ("| option | meaning | unless told |", "| --- | --- | --- |")
        yield from (f"| `--option {o.name}=...` | {cell(o.help)} | `{o.default}` |" for o in one.options)
        yield ""
    if not one.cannot_carry:
        yield from ("Carries everything.", "")
        return
    yield from ("| cannot carry | why |", "| --- | --- |")
    yield from (f"| `{loss.field}` | {cell(loss.reason)} |" for loss in one.cannot_carry)
    yield ""


def spreadsheet_page() -> str:
    """Every column of the spreadsheet."""
    decided = {row: any(row in column.fields for column in COLUMNS) for row in Row}
    out = [
        "# The spreadsheet",
        "",
        MADE,
        "",
        "The columns of `counterclaim export --format csv`, in their order. How it goes out and comes back:"
        " [hand over to a spreadsheet](../how-to/hand-over-to-a-spreadsheet.md). The values are those of the"
        " [codebook](README.md).",
        "",
        "| row | what it is about | may be decided upon |",
        "| --- | --- | --- |",
        *(f"| `{row.value}` | {WORDS[row]} | {'yes' if decided[row] else 'no'} |" for row in Row),
        "",
        "A cell that may be edited becomes a decision on the field named here; every other cell is for"
        " reading.",
        "",
        "| column | what it holds | in rows | kind | an edit decides |",
        "| --- | --- | --- | --- | --- |",
    ]
    for column in COLUMNS:
        rows = "all" if len(column.rows) == len(Row) else ", ".join(row.value for row in column.rows)
        decides = ((row, f"`{path}`" if path else "the item") for row, path in column.fields.items())
        edits = ", ".join(f"{row.value}: {what}" for row, what in decides)
        kind = "" if column.kind is Kind.TEXT else column.kind.value
        out.append(f"| `{column.name}` | {cell(column.words)} | {rows} | {kind} | {edits} |")
    return "\n".join(out)


def pages() -> dict[str, str]:
    """Every generated file: path below docs/ to its text."""
    schema = reading_schema()
    return {
        "codebook/fields.md": fields_page(schema).rstrip() + "\n",
        "codebook/values.md": values_page(schema).rstrip() + "\n",
        "codebook/codes.md": codes_page().rstrip() + "\n",
        "codebook/exports.md": exports_page().rstrip() + "\n",
        "codebook/spreadsheet.md": spreadsheet_page().rstrip() + "\n",
        "how-to/what-each-format-loses.md": losses_page().rstrip() + "\n",
        "reference/export.schema.json": json.dumps(export_schema(), indent=2, ensure_ascii=False) + "\n",
        "reference/reading.schema.json": json.dumps(schema, indent=2, ensure_ascii=False) + "\n",
        "reference/account.schema.json": json.dumps(account_schema(), indent=2, ensure_ascii=False) + "\n",
        "reference/comparison.schema.json": json.dumps(comparison_schema(), indent=2, ensure_ascii=False)
        + "\n",
    }


def demo_card() -> str:
    """What `make demo` prints, at a width that a page shows."""
    from rich.console import Console

    from counterclaim.cli.card import print_card
    from counterclaim.reader import read

    out = io.StringIO()
    report = DOCS.parent / "examples" / "abu-kamal-wire.txt"
    reading = read(report, published="2018-06-18", outlet="Example Wire")
    plain = Console(file=out, width=92, no_color=True, highlight=False, markup=False, emoji=False)
    print_card(reading, plain)
    return out.getvalue()


def readme(card: str) -> str:
    """The README with ``card`` in its place."""
    text = (DOCS.parent / "README.md").read_text("utf-8")
    head, mark, rest = text.partition("<!-- demo: written by `make docs` -->\n")
    _, end, tail = rest.partition("<!-- /demo -->")
    if not mark or not end:
        raise ValueError("README.md lacks the demo marks")
    return f"{head}{mark}```\n{card}```\n{end}{tail}"


def main() -> int:
    (DOCS.parent / "README.md").write_text(readme(demo_card()), "utf-8")
    for name, text in pages().items():
        path = DOCS / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
        print(path.relative_to(DOCS.parent))
    return 0


if __name__ == "__main__":
    sys.exit(main())
