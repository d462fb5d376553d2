"""The server itself: on 127.0.0.1 alone, until a person ends it."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

import uvicorn
from starlette.types import ASGIApp

from govtask_extract.errors import UnreadableFile
from govtask_extract.saying.said import said

LOOPBACK = "127.0.0.1"
# Seconds that a page which is still loading may take once the server is told to end.
_LAST_WORDS = 2


def listening(port: int) -> socket.socket:
    """A socket that takes connections of this machine at this port, 0 for any that is free. Raises `UnreadableFile`."""
    taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind((LOOPBACK, port))
        taken.listen()
    except (OSError, OverflowError) as error:
        taken.close()
        reason = getattr(error, "strerror", None) or error
        raise PortTaken(
            said("port {port} cannot be used: {reason}", port=port, reason=reason),
            said("Without --port a free one is taken."),
        ) from error
    return taken


class PortTaken(UnreadableFile):
    """The port that was asked for belongs to another program, or to the system."""

    exit_code = 2


class ReviewServer:
    """Serves an app until `end` is called, or a signal comes; that is raised as `KeyboardInterrupt` in the end."""

    def __init__(self, app: Callable[[Callable[[], None]], ASGIApp]) -> None:
        """`app` makes the app, which is given what ends the server."""
        config = uvicorn.Config(
            app(self.end),
            log_config=None,
            log_level="critical",
            access_log=False,
            lifespan="off",
            ws="none",
            loop="asyncio",
            http="h11",
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=_LAST_WORDS,
        )
        self._server = uvicorn.Server(config)

    def end(self) -> None:
        """Soon: what is being answered is answered."""
        self._server.should_exit = True

    def serve(self, taken: socket.socket) -> None:
        """Whoever asks this process to end is heard: `terminated_like_interrupted`."""
        self._server.run(sockets=[taken])


@contextmanager
def terminated_like_interrupted() -> Iterator[None]:
    """In here a request to end is raised as Ctrl-C is, so that what is held is given back on the way out."""
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _interrupt(number: int, frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
