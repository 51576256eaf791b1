"""What a format is: the class that ours and a third party's derive from, and what it is told."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, ClassVar, Final

from counterclaim.ledger import Dossier
from counterclaim.ledger.account import StoreHead
from counterclaim.model import InputError

from .policy import ActorPolicy

QUOTE_AT_MOST: Final = 300
"""Characters of a quotation in an export, unless the user asks for another number."""


@dataclass(frozen=True)
class Loss:
    """A field that a format cannot carry, why, and of how many items a dossier loses it."""

    field: str
    reason: str
    lost: Callable[[Dossier], int]


@dataclass(frozen=True)
class Option:
    """A setting of one format: ``--option NAME=VALUE``. ``choices`` empty: any value."""

    name: str
    help: str
    default: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Settings:
    """What an export was asked for. ``head`` is None without a ledger."""

    policy: ActorPolicy | None = None
    with_names: bool = False
    quote_at_most: int | None = QUOTE_AT_MOST
    options: Mapping[str, str] = field(default_factory=dict)
    head: StoreHead | None = None


class Exporter(ABC):
    """One format. The class says all about it as data; :meth:`write` makes the file.

    What it is given has gone through :mod:`counterclaim.export.public`: names of private persons are out,
    coordinates are rounded, quotations are cut. So no format can forget that.
    """

    name: ClassVar[str]
    """What ``--format`` takes: lower case, digits, hyphens."""
    title: ClassVar[str]
    summary: ClassVar[str]
    """One sentence for the documentation."""
    media_type: ClassVar[str]
    suffix: ClassVar[str]
    names_actors: ClassVar[bool]
    """Whether a row or record names one actor as the doer's; if so, an actor policy must be given."""
    cannot_carry: ClassVar[tuple[Loss, ...]] = ()
    options: ClassVar[tuple[Option, ...]] = ()

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @abstractmethod
    def write(self, out: BinaryIO, dossiers: Iterable[Dossier]) -> None:
        """Writes the file. ``dossiers`` can be gone through once; only one need be held at a time."""


def checked(exporter: type[Exporter], settings: Settings) -> Settings:
    """The settings with the format's defaults filled in.

    :raises InputError: ``policy_missing`` where the format names actors and no policy is given,
        ``no_such_option``, ``bad_value``.
    """
    if exporter.names_actors and settings.policy is None:
        policies = ", ".join(ActorPolicy)
        raise InputError(
            f"The format {exporter.name} names one actor; how it may do so must be said.",
            f"Give --actor-policy: {policies} (docs/how-to/what-each-format-loses.md).",
            code="policy_missing",
        )
    known = {option.name: option for option in exporter.options}
    for name, value in settings.options.items():
        if name not in known:
            listed = ", ".join(known) or "none"
            raise InputError(
                f"The format {exporter.name} has no option {name!r}.",
                f"It has: {listed}.",
                code="no_such_option",
            )
        choices = known[name].choices
        if choices and value not in choices:
            raise InputError(
                f"{value!r} is no value for the option {name}.",
                f"There are: {', '.join(choices)}.",
                code="bad_value",
            )
    filled = {option.name: option.default for option in exporter.options} | dict(settings.options)
    return Settings(
        policy=settings.policy if exporter.names_actors else None,
        with_names=settings.with_names,
        quote_at_most=settings.quote_at_most,
        options=filled,
        head=settings.head,
    )
