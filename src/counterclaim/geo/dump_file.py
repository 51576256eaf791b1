"""A GeoNames file as lines of bytes: plain text, or the one text inside a zip."""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from counterclaim.model import InputError

LINE_AT_MOST: Final = 1 << 18
"""Bytes; GeoNames' longest lines have some 12,000. What is longer is no line of a table."""
WANTED: Final = "Give allCountries.zip, XX.zip or the .txt inside, from GeoNames' export folder 'dump'."


class _Watched(io.RawIOBase):
    """Passes bytes on, counts them and hashes them."""

    def __init__(self, inner: IO[bytes]) -> None:
        self._inner = inner
        self.taken = 0
        self.digest = hashlib.sha256()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._inner.read(len(buffer))
        buffer[: len(data)] = data
        self.taken += len(data)
        self.digest.update(data)
        return len(data)


@dataclass(slots=True)
class DumpFile:
    """An open file. ``size``: bytes of the text, unpacked. ``member``: its name inside a zip, else None."""

    path: Path
    member: str | None
    size: int
    _raw: _Watched

    @property
    def taken(self) -> int:
        """Bytes of the text read so far, in steps of the buffer."""
        return self._raw.taken

    @property
    def sha256(self) -> str:
        """Of the text as far as it was read."""
        return self._raw.digest.hexdigest()

    def lines(self) -> Iterator[bytes | None]:
        """Each line without its end; None for one that is too long to be one.

        :raises InputError: ``geonames_unreadable`` where the file breaks off or is damaged.
        """
        buffered = io.BufferedReader(self._raw, 1 << 20)
        try:
            while line := buffered.readline(LINE_AT_MOST):
                if len(line) == LINE_AT_MOST and not line.endswith(b"\n"):
                    while line and not line.endswith(b"\n"):
                        line = buffered.readline(LINE_AT_MOST)
                    yield None
                    continue
                yield line.rstrip(b"\r\n")
        except (OSError, EOFError, zipfile.BadZipFile, zlib.error) as error:
            raise _unreadable(self.path, f"it breaks off: {error}") from error


@contextmanager
def opened(path: Path) -> Iterator[DumpFile]:
    """The file at ``path``, ready to be read once.

    :raises InputError: ``input_not_found`` or ``geonames_unreadable``.
    """
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                member = _text_of(archive, path)
                with archive.open(member) as inner:
                    yield DumpFile(path, member.filename, member.file_size, _Watched(inner))
            return
        size = path.stat().st_size
        stream = path.open("rb")
    except OSError as error:
        raise InputError(
            f"{path} cannot be opened: {error.strerror or error}.", "Check the path.", code="input_not_found"
        ) from error
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        raise _unreadable(path, f"as a zip it is damaged or locked: {error}") from error
    with stream:
        yield DumpFile(path, None, size, _Watched(stream))


def _text_of(archive: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    """The table inside GeoNames' zips, which hold a readme or a list of languages beside it."""
    texts = [
        i
        for i in archive.infolist()
        if i.filename.endswith(".txt") and i.filename not in ("readme.txt", "iso-languagecodes.txt")
    ]
    if len(texts) != 1:
        raise _unreadable(path, f"the zip holds {len(texts)} tables, not one")
    return texts[0]


def _unreadable(path: Path, why: str) -> InputError:
    return InputError(f"{path.name} is no GeoNames dump: {why}.", WANTED, code="geonames_unreadable")
