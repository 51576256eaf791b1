"""How an error reaches the user: one sentence, a stable code, a hint."""

from __future__ import annotations

import json
import sys
import traceback

from counterclaim.model import CounterclaimError


def describe(error: BaseException) -> dict[str, str]:
    """``code``, ``message`` and ``hint`` of any error; one that is not ours has the code ``internal``."""
    if isinstance(error, CounterclaimError):
        return {"code": error.code, "message": error.message, "hint": error.hint}
    said = " ".join(str(error).split()) or "no further words"
    return {
        "code": "internal",
        "message": f"Counterclaim failed where it should not: {type(error).__name__}: {said}",
        "hint": "Run it again with --debug and report what it prints (SECURITY.md says how).",
    }


def say(problem: dict[str, str], where: str = "") -> None:
    """The problem on standard error: ``error[code]: sentence``, then the hint."""
    print(f"error[{problem['code']}]: {where}{problem['message']}", file=sys.stderr)
    if problem["hint"]:
        print(f"hint: {problem['hint']}", file=sys.stderr)


def report_problem(error: BaseException, *, as_json: bool, debug: bool) -> None:
    """Messages to standard error; with ``as_json`` the same as an object on standard output."""
    if debug:
        traceback.print_exception(error)
    problem = describe(error)
    say(problem)
    if as_json:
        print(json.dumps({"error": problem}, ensure_ascii=False))
