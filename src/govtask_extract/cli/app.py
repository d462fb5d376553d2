"""The command `govtask`: a subcommand's module is imported when it runs; what it raises becomes an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from gettext import gettext
from importlib import import_module, util
from inspect import cleandoc

import click

from govtask_extract import __version__
from govtask_extract.cli import commands
from govtask_extract.cli.console import (
    as_fault,
    as_unwritable,
    drop_output,
    say_usage,
    tell,
)
from govtask_extract.cli.exits import FINE, INTERRUPTED
from govtask_extract.cli.language_option import COMPLETION, begin_to_speak, language_option, tell_unknown_language
from govtask_extract.cli.spoken_help import in_words_at_hand
from govtask_extract.nearest import did_you_mean
from govtask_extract.registry import docstrings, names
from govtask_extract.saying.said import said
from govtask_extract.saying.speaking import spoken


class Commands(click.Group):
    """Every module of `cli.commands` is a subcommand: it bears its name, and offers it as `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(names(commands))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in names(commands):
            return None
        found_in = f"{commands.__name__}.{cmd_name}"
        found: click.Command = import_module(found_in).command
        _document(found, found_in)
        return in_words_at_hand(language_option(found))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """An unknown command is told with the near ones; click knows none of those that are not imported."""
        known, word = self.list_commands(ctx), args[0]
        if word not in known and not word.startswith("-") and not ctx.resilient_parsing:
            raise click.UsageError(
                said("There is no command '{word}'; {told}", word=word, told=did_you_mean(word, known)),
                ctx,
            )
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(gettext("Commands")):
            formatter.write_dl([(name, spoken(said(first_sentence(name)))) for name in self.list_commands(ctx)])


def _document(command: click.Command, module: str, function: str = "command") -> None:
    """A Python without docstrings (-OO) says the same."""
    if sys.flags.optimize < _WITHOUT_DOCSTRINGS:
        return
    command.help = cleandoc(docstrings(module)[function])
    if isinstance(command, click.Group) and not isinstance(command, Commands):
        for name, inner in command.commands.items():
            _document(inner, module, name)


_WITHOUT_DOCSTRINGS = 2


def first_sentence(name: str) -> str:
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


_document(app, __name__, "app")


def run(arguments: Sequence[str] | None = None) -> int:
    """The exit code of a command line; raises nothing."""
    try:
        given = sys.argv[1:] if arguments is None else arguments
        begin_to_speak(given)
        tell_unknown_language(given)
        code = in_words_at_hand(language_option(app)).main(arguments, prog_name="govtask", standalone_mode=False)
        return code if isinstance(code, int) else FINE
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        drop_output()
        return FINE
    except Exception as error:
        return _told(_of_shell(error) or as_unwritable(error))


def _of_shell(error: Exception) -> click.UsageError | None:
    """If a shell asks what a line may go on with, and does not say which line."""
    if isinstance(error, KeyError | ValueError) and os.environ.get(COMPLETION):
        return click.UsageError(
            said("A completion is asked for without the words of the line; docs/completion.md shows how.")
        )
    return None


def _told(error: Exception) -> int:
    if not isinstance(error, click.ClickException):
        return tell(as_fault(error))
    say_usage(error)
    return error.exit_code
