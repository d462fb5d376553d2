"""The entry point: whatever happens becomes an exit code and at most one line."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from govtask_extract.cli.exits import INTERRUPTED
from govtask_extract.cli.streams import settle_streams
from govtask_extract.machine import too_little_to_begin

# What one command makes lives as long as the process: looking for garbage as often as usual finds none.
_OBJECTS_BETWEEN_COLLECTIONS = 200_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `govtask` and return its exit code. Loading click is part of what Ctrl-C may interrupt."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    # Plugins would be looked for among all installed packages; there are none for our models.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    settle_streams()
    if os.environ.get("GOVTASK_DEBUG") != "1":
        sys.unraisablehook = _ignored
    try:
        if fault := too_little_to_begin():
            from govtask_extract.cli.console import tell

            return tell(fault)
        from govtask_extract.cli.app import run

        return run(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        # The end of the process gives all memory back at once; Python need not look through it first.
        gc.freeze()


def _ignored(unraisable: object) -> None:
    """What is raised where nothing can catch it, such as an alarm amid a destructor: the next alarm tells of it."""
