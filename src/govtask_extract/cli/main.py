"""The entry point: whatever happens becomes an exit code and at most one line."""

from __future__ import annotations

import gc
import os
from collections.abc import Sequence
from contextlib import suppress

from govtask_extract.cli.exits import INTERRUPTED

# What one command makes lives as long as the process: looking for garbage as often as usual finds none.
_OBJECTS_BETWEEN_COLLECTIONS = 200_000
_STDERR = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `govtask` and return its exit code. Loading click is part of what Ctrl-C may interrupt."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    # Plugins would be looked for among all installed packages; there are none for our models.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    _keep_descriptors()
    try:
        from govtask_extract.cli.app import run

        return run(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        # The end of the process gives all memory back at once; Python need not look through it first.
        gc.freeze()


def _keep_descriptors() -> None:
    """Where stdin, stdout or stderr is closed, no file of ours takes its number, for somebody to print into."""
    with suppress(OSError):
        while (opened := os.open(os.devnull, os.O_RDWR)) <= _STDERR:
            pass
        os.close(opened)
