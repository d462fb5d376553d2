"""Stands between the commands and the shell: turns exceptions into exit codes."""

from __future__ import annotations

from collections.abc import Sequence

import click

from govtask_extract.cli.app import app
from govtask_extract.cli.console import drop_output, flush_output
from govtask_extract.cli.exits import FINE, INTERRUPTED
from govtask_extract.cli.faults import as_fault, tell


def run(arguments: Sequence[str] | None = None) -> int:
    """The exit code of a command line; raises nothing."""
    code = _run(arguments)
    flush_output()
    return code


def _run(arguments: Sequence[str] | None) -> int:
    try:
        code = app.main(arguments, prog_name="govtask", standalone_mode=False)
        return code if isinstance(code, int) else FINE
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        drop_output()
        return FINE
    except Exception as error:
        return tell(as_fault(error))
