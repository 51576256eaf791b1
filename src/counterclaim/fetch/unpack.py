"""The bytes of a page out of its transfer packing, never more than asked for."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from counterclaim.model import InputError

_STEP = 65_536


def unpacked(pieces: Iterable[bytes], encoding: str | None, most: int) -> Iterator[bytes]:
    """``pieces`` unpacked from ``encoding`` (gzip, deflate, none), in steps; ends after ``most`` bytes.

    One step never makes more than 64 KB, so that a bomb costs no memory before its size is seen.

    :raises InputError: ``fetch_failed`` for another packing, packing in layers, or broken packing.
    """
    names = [name for name in (part.strip().lower() for part in (encoding or "").split(",")) if name]
    names = [name for name in names if name != "identity"]
    if not names:
        yield from pieces
        return
    if len(names) > 1 or names[0] not in ("gzip", "x-gzip", "deflate"):
        raise _broken(f"The page comes packed as {', '.join(names)[:60]!r}, which was not asked for.")
    count = 0
    packing: zlib._Decompress | None = None
    try:
        for piece in pieces:
            packing = packing or _packing(names[0], piece)
            rest = piece
            while rest and not packing.eof:
                step = packing.decompress(rest, _STEP)
                rest = packing.unconsumed_tail
                count += len(step)
                yield step
                if count >= most:
                    return
                if not step and not rest:
                    break
            # What a step left inside comes out with the next; nothing more is wanted behind the end.
            while not packing.eof and (step := packing.decompress(b"", _STEP)):
                count += len(step)
                yield step
                if count >= most:
                    return
    except zlib.error as error:
        raise _broken("The packing of the page is broken.") from error
    if packing is not None and not packing.eof:
        raise _broken("The page breaks off before its end.")


def _packing(name: str, first: bytes) -> zlib._Decompress:
    if name != "deflate":
        return zlib.decompressobj(16 + zlib.MAX_WBITS)
    # Some servers send deflate without its header.
    headed = len(first) > 1 and first[0] & 0x0F == 8 and (first[0] << 8 | first[1]) % 31 == 0
    return zlib.decompressobj(zlib.MAX_WBITS if headed else -zlib.MAX_WBITS)


def _broken(message: str) -> InputError:
    return InputError(
        message, "Open it in a browser, save the page as a file, and read that.", code="fetch_failed"
    )
