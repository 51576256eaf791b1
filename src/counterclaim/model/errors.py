"""The errors a user can meet: a class, a stable code, one sentence, and a hint."""

from __future__ import annotations


class CounterclaimError(Exception):
    """Base of all our errors. ``code`` never changes once published; ``hint`` says what to do."""

    code = "error"

    def __init__(self, message: str, hint: str = "", code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        if code is not None:
            self.code = code


class InputError(CounterclaimError):
    """What was given cannot be read as a report."""

    code = "input_unreadable"


class KnowledgeError(CounterclaimError):
    """A data file of ours or of the user's breaks its documented format."""

    code = "knowledge_invalid"


class SetupError(CounterclaimError):
    """Something the reader needs (language model, gazetteer) is missing or broken."""

    code = "setup_incomplete"


class LedgerError(CounterclaimError):
    """The store cannot be opened, read or written, or does not hold what was asked for."""

    code = "ledger"
