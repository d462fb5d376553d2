"""A command whose help is said in the language at hand; columns align with characters that take two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import copy
from inspect import cleandoc

import click

from govtask_extract.cli.wrapping import wrap
from govtask_extract.saying.said import said
from govtask_extract.saying.speaking import spoken
from govtask_extract.widths import columns

# As click's own pages: so far in at most stands what is told of an option, and so far from it.
_FIRST_COLUMN, _GAP = 30, 2


def in_words_at_hand(command: click.Command) -> click.Command:
    """A copy: the command itself serves all languages."""
    told = copy(command)
    told.context_class = _HelpContext
    told.help = "\n\n".join(map(_in_words, paragraphs(command.help)))
    told.epilog = command.epilog and _in_words(command.epilog)
    told.params = [_parameter(one) for one in command.params]
    if isinstance(told, click.Group):
        told.commands = {name: in_words_at_hand(inner) for name, inner in told.commands.items()}
    return told


def texts(command: click.Command) -> Iterator[str]:
    """All that help says of a command in words of ours."""
    yield from paragraphs(command.help)
    yield from filter(None, [command.epilog])
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.help:
            yield parameter.help


def paragraphs(text: str | None) -> list[str]:
    """Each in one line."""
    return [" ".join(paragraph.split()) for paragraph in cleandoc(text or "").split("\n\n")] if text else []


def _parameter(parameter: click.Parameter) -> click.Parameter:
    told = copy(parameter)
    if isinstance(told, click.Option) and told.help:
        told.help = _in_words(told.help)
    return told


def _in_words(text: str) -> str:
    """What stands in a decorator or a docstring is found by `tools/messages.py` all the same."""
    return spoken(said(text))


class _HelpFormatter(click.HelpFormatter):
    """Measures what a terminal shows, where click counts characters."""

    def write_heading(self, heading: str) -> None:
        told = spoken(said("{heading}:", heading=heading))
        self.write(f"{'':>{self.current_indent}}{told}\n")

    def write_text(self, text: str) -> None:
        for index, paragraph in enumerate(text.split("\n\n")):
            if index:
                self.write_paragraph()
            for line in wrap(" ".join(paragraph.split()), self.width - self.current_indent):
                self.write(f"{'':>{self.current_indent}}{line}\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = _FIRST_COLUMN, col_spacing: int = _GAP) -> None:
        rows = list(rows)
        first = min(max((columns(term) for term, _ in rows), default=0), col_max) + col_spacing
        room = max(self.width - first - col_spacing, 10)
        for term, text in rows:
            self.write(f"{'':>{self.current_indent}}{term}")
            lines = wrap(text, room)
            fits = columns(term) <= first - col_spacing
            self.write(" " * (first - columns(term)) if fits and any(lines) else "\n" if any(lines) else "")
            for index, line in enumerate(filter(None, lines)):
                self.write(f"{line}\n" if index == 0 and fits else f"{'':>{first + self.current_indent}}{line}\n")
            if not any(lines):
                self.write("\n")


class _HelpContext(click.Context):
    formatter_class = _HelpFormatter
