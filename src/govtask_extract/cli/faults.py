"""What went wrong, told in one line."""

from __future__ import annotations

import os

from govtask_extract.cli.console import say
from govtask_extract.errors import GovtaskError, InternalError


def as_fault(error: Exception, name: str | None = None) -> GovtaskError:
    """`error` itself if it is a kind that we foresaw, else one that asks to be reported. `name` is the file's."""
    if isinstance(error, GovtaskError):
        return error
    where = f"{name}: " if name else ""
    fault = InternalError(f"{where}a bug of ours: {type(error).__name__}: {error}")
    fault.__cause__ = error
    return fault


def tell(fault: GovtaskError) -> int:
    """Say what happened and what to do next; the exit code. With GOVTASK_DEBUG=1 a bug shows its traceback."""
    if fault.__cause__ and os.environ.get("GOVTASK_DEBUG") == "1":
        import traceback

        for line in "".join(traceback.format_exception(fault.__cause__)).splitlines():
            say(line)
    line = f"{fault.message} — {fault.hint}" if fault.hint else fault.message
    say(" ".join(line.split()))
    return fault.exit_code
