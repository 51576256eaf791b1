"""An export onto the disk or into a stream: whole or not at all, with its sidecar."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import sha256
from io import RawIOBase
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

from counterclaim.ledger import Dossier
from counterclaim.model import InputError
from counterclaim.whole_file import whole

from .exporter import Exporter, Settings, checked
from .sidecar import File, Sidecar, sidecar
from .tally import Tally

META: Final = ".meta.json"


class Counted(RawIOBase):
    """A stream that passes bytes on, and knows how many and their SHA-256."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._hash = sha256()
        self.bytes = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._out.write(data)
        self._hash.update(data)
        size = memoryview(data).nbytes
        self.bytes += size
        return size

    @property
    def sha256(self) -> str:
        return self._hash.hexdigest()


def meta_path(path: Path) -> Path:
    """Where the sidecar of a file lies."""
    return path.with_name(path.name + META)


def export_to_stream(
    exporter: type[Exporter],
    dossiers: Iterable[Dossier],
    out: BinaryIO,
    settings: Settings | None = None,
    *,
    filters: dict[str, Any] | None = None,
    name: str | None = None,
    unreviewed: Callable[[], int] | None = None,
) -> Sidecar:
    """Writes a format to a stream and gives what is to be told about it.

    :param dossiers: :meth:`counterclaim.ledger.Ledger.dossiers`, or :func:`dossiers_of` a reading.
    :param unreviewed: counts the incidents left out because nobody has reviewed them.
    :raises InputError: ``policy_missing``, ``no_such_option``, ``bad_value``.
    """
    chosen = checked(exporter, settings or Settings())
    tally = Tally()
    counted = Counted(out)
    exporter(chosen).write(cast(BinaryIO, counted), tally.passing(dossiers, exporter, chosen))
    file = File(name=name, media_type=exporter.media_type, bytes=counted.bytes, sha256=counted.sha256)
    return sidecar(
        exporter,
        chosen,
        tally,
        file,
        filters=filters or {},
        left_out_unreviewed=unreviewed() if unreviewed else None,
    )


def export_to_file(
    exporter: type[Exporter],
    dossiers: Iterable[Dossier],
    path: str | Path,
    settings: Settings | None = None,
    *,
    filters: dict[str, Any] | None = None,
    force: bool = False,
    meta: str | Path | None = None,
    unreviewed: Callable[[], int] | None = None,
) -> Sidecar:
    """Writes a format to a file, and its sidecar to ``meta`` or beside it; both or neither.

    :param force: replaces files that are there.
    :raises InputError: ``output_exists``, ``output_unwritable``, ``policy_missing``, ``no_such_option``,
        ``bad_value``.
    """
    file = Path(path)
    told = Path(meta) if meta is not None else meta_path(file)
    if told.resolve() == file.resolve():
        raise InputError(
            "The sidecar cannot be the file itself.", "Name another one.", code="option_conflict"
        )
    checked(exporter, settings or Settings())
    # The sidecar is opened first and so appears last: one that is there says the file is whole.
    with whole(told, replace=force) as beside, whole(file, replace=force) as out:
        made = export_to_stream(
            exporter, dossiers, out, settings, filters=filters, name=file.name, unreviewed=unreviewed
        )
        beside.write(made.to_json().encode())
    return made
