"""The entry point: whatever happens becomes an exit code and at most one line."""

from __future__ import annotations

from collections.abc import Sequence

from govtask_extract.cli.exits import INTERRUPTED


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `govtask` and return its exit code. Loading click is part of what Ctrl-C may interrupt."""
    try:
        from govtask_extract.cli.guard import run

        return run(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
