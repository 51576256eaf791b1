"""Connections to checked addresses only: a name is looked up once, and what was checked is connected to."""

from __future__ import annotations

import ipaddress
import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore

from .address import IPAddress, private

Allow = Callable[[IPAddress], bool]
Resolve = Callable[[str, int], list[str]]


class Clock:
    """The time left for one fetch, in seconds."""

    def __init__(self, deadline: float, pause: float) -> None:
        self._end = time.monotonic() + deadline
        self._pause = pause

    def left(self) -> float:
        """How long the next wait may be.

        :raises httpcore.ReadTimeout: where no time is left.
        """
        rest = self._end - time.monotonic()
        if rest <= 0:
            raise httpcore.ReadTimeout("no time left")
        return min(rest, self._pause)


def look_up(host: str, port: int) -> list[str]:
    """The addresses of a host, in the system's order."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class CheckedBackend(httpcore.NetworkBackend):
    """Looks a host up, refuses it where any of its addresses is not allowed, and connects to one that was
    checked: a name that changes its address between look-up and connection gains nothing."""

    def __init__(self, clock: Clock, allow: Allow, resolve: Resolve = look_up) -> None:
        self._clock = clock
        self._allow = allow
        self._resolve = resolve
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the clock decides
        local_address: str | None = None,  # noqa: ARG002
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        parsed = _literal(host) or [
            ipaddress.ip_address(text.partition("%")[0]) for text in self._within_time(host, port)
        ]
        if not parsed or not all(self._allow(one) for one in parsed):
            raise private(host)
        problem: Exception = httpcore.ConnectError("no address")
        for one in parsed[:4]:
            try:
                stream = self._plain.connect_tcp(
                    str(one), port, timeout=self._clock.left(), socket_options=socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                problem = error
            else:
                return _TimedStream(stream, self._clock)
        raise problem

    def _within_time(self, host: str, port: int) -> list[str]:
        """The look-up in a thread of its own: the system's has no time limit."""
        answers: queue.SimpleQueue[list[str] | OSError] = queue.SimpleQueue()

        def ask() -> None:
            try:
                answers.put(self._resolve(host, port))
            except (OSError, UnicodeError) as error:
                answers.put(error if isinstance(error, OSError) else OSError(str(error)))

        threading.Thread(target=ask, daemon=True).start()
        try:
            answer = answers.get(timeout=self._clock.left())
        except queue.Empty as error:
            raise httpcore.ConnectTimeout("name look-up") from error
        if isinstance(answer, OSError):
            raise answer
        return answer


def _literal(host: str) -> list[IPAddress]:
    """The address that a host is written as; empty for a name, which is looked up."""
    try:
        return [ipaddress.ip_address(host)]
    except ValueError:
        return []


class _TimedStream(httpcore.NetworkStream):
    """A stream each of whose waits ends with the time left for all: drops of bytes do not keep it open."""

    def __init__(self, stream: httpcore.NetworkStream, clock: Clock) -> None:
        self._stream = stream
        self._clock = clock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        return self._stream.read(max_bytes, self._clock.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._stream.write(buffer, self._clock.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        return _TimedStream(
            self._stream.start_tls(ssl_context, server_hostname, self._clock.left()), self._clock
        )

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
