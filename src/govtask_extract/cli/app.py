"""The command `govtask`: a subcommand's module is imported when it runs; what it raises becomes an exit code."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module, util

import click

from govtask_extract import __version__
from govtask_extract.cli import commands
from govtask_extract.cli.console import as_fault, drop_output, flush_output, say_usage, tell
from govtask_extract.cli.exits import FINE, INTERRUPTED
from govtask_extract.registry import names


class Commands(click.Group):
    """Every module of `cli.commands` is a subcommand: it bears its name, and offers it as `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(names(commands))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in names(commands):
            return None
        found: click.Command = import_module(f"{commands.__name__}.{cmd_name}").command
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, _first_sentence(name)) for name in self.list_commands(ctx)])


def _first_sentence(name: str) -> str:
    """A module opens with a sentence on what it does: read it, do not run it."""
    spec = util.find_spec(f"{commands.__name__}.{name}")
    source = spec.loader.get_source(spec.name) if spec and spec.loader else None  # type: ignore[attr-defined]
    return source.split('"""', 2)[1].split("\n", 1)[0] if source else ""


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Try: govtask extract notice.pdf -o notice.json",
)
@click.version_option(__version__, prog_name="govtask", message="%(prog)s %(version)s")
def app() -> None:
    """Reads Chinese government notices that hand out tasks and gives back structured data with its sources."""


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
        say_usage(error)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        drop_output()
        return FINE
    except Exception as error:
        return tell(as_fault(error))
