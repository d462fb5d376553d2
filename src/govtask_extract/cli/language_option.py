"""The option --lang, of every command: known before the command line is understood, whose faults are told in it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from copy import copy
from itertools import zip_longest

import click

from govtask_extract.cli.argument_types import OneOf
from govtask_extract.cli.console import say
from govtask_extract.saying.languages import (
    LANGUAGES,
    VARIABLE,
    Language,
    language_of,
    named_language,
    unknown_language,
)
from govtask_extract.saying.said import listed, said
from govtask_extract.saying.speaking import Tongues, speak

COMPLETION = "_GOVTASK_COMPLETE"
"""The variable by which a shell asks what a line may go on with."""
_OPTION = "--lang"
_QUIET = {"-q", "--quiet"}
_HELP = "Say everything in Chinese or English, also what data holds of messages; else GOVTASK_LANG and the system tell."


def language_option(command: click.Command) -> click.Command:
    """A copy of the command that takes --lang, and does not hear of it."""
    told = copy(command)
    told.params = [*command.params, click.Option([_OPTION], type=OneOf(LANGUAGES), help=_HELP, expose_value=False)]
    if isinstance(told, click.Group):
        told.commands = {name: language_option(inner) for name, inner in told.commands.items()}
    return told


def begin_to_speak(arguments: Sequence[str]) -> None:
    """Speaks the language that this command line, or else the environment asks for."""
    asked = _asked(arguments)
    speak(Tongues(asked, asked, asked) if asked else Tongues(language_of(os.environ), asked=_by_variable()))


def _by_variable() -> Language | None:
    name = os.environ.get(VARIABLE)
    return named_language(name) if name and not unknown_language(os.environ) else None


def tell_unknown_language(arguments: Sequence[str]) -> None:
    """Unless the command line asks for a language, for quiet, or is asked by a shell what it may go on with."""
    unknown = unknown_language(os.environ)
    if unknown and not _asked(arguments) and _QUIET.isdisjoint(arguments) and COMPLETION not in os.environ:
        known = listed(LANGUAGES, " and ")
        say(
            said(
                "{variable}={value} is none of {known}, and counts for nothing",
                variable=VARIABLE,
                value=unknown,
                known=known,
            )
        )


def _asked(arguments: Sequence[str]) -> Language | None:
    """The last one counts, as with any option; what is no language is told when the command line is understood."""
    named = None
    for one, after in zip_longest(arguments, arguments[1:], fillvalue=""):
        if one == "--":
            break
        value = after if one == _OPTION else one.removeprefix(f"{_OPTION}=") if one.startswith(f"{_OPTION}=") else ""
        named = next((language for language in LANGUAGES if language == value), named)
    return named
