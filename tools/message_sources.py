"""What people are told that stands in no call: help, rules, sentences of decisions, a page, words of click."""

from __future__ import annotations

import ast
import errno
import os
from collections.abc import Iterator
from pathlib import Path

import click
from babel.messages.extract import extract_from_file

from govtask_extract import parsing
from govtask_extract.cli import commands
from govtask_extract.cli.app import app, first_sentence
from govtask_extract.cli.language_option import language_option
from govtask_extract.cli.spoken_help import texts
from govtask_extract.linting.rule import paragraphs, rules
from govtask_extract.registry import collect
from govtask_extract.schemas import schema_kinds, schema_subject
from govtask_extract.writing import page

# What the system is most likely to say of a file, a folder, a disk or a process.
_OF_THE_SYSTEM = (
    *(errno.EPERM, errno.ENOENT, errno.EIO, errno.EAGAIN, errno.EACCES, errno.EBUSY, errno.EEXIST, errno.ENOTDIR),
    *(errno.EISDIR, errno.EINVAL, errno.ENFILE, errno.EMFILE, errno.EFBIG, errno.ENOSPC, errno.EROFS, errno.EPIPE),
    *(errno.ENOMEM, errno.EBADF, errno.EXDEV, errno.ENXIO, errno.ENODEV, errno.ETXTBSY, errno.EDQUOT, errno.ELOOP),
    *(errno.ENOTEMPTY, errno.ENOTSUP, errno.ESTALE, errno.ETIMEDOUT, errno.ENAMETOOLONG),
)

MessageId = str | tuple[str, ...]


def found_elsewhere() -> Iterator[tuple[str, MessageId]]:
    """Each with its area."""
    yield from (("cli", text) for text in _help())
    yield from (("rules", text) for rule in rules().values() for _, text in paragraphs(rule))
    yield from (("decisions", text) for text in _sentences())
    yield from (("page", message) for message in _of_page())
    yield from (("cli", schema_subject(kind)) for kind in schema_kinds())
    yield from (("core", os.strerror(number)) for number in _OF_THE_SYSTEM)
    yield from (("click", message) for message in _of_click())


def _help() -> Iterator[str]:
    yield from texts(language_option(app))
    for name, module in collect(commands).items():
        yield first_sentence(name)
        yield from _of_command(module.command)


def _of_command(command: click.Command) -> Iterator[str]:
    yield from texts(command)
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            yield from _of_command(inner)


def _sentences() -> Iterator[str]:
    """The second value of each rule of a decision table."""
    for file in sorted(Path(parsing.__path__[0]).rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _is_rule(node.func) and len(node.args) > 1:
                sentence = node.args[1]
                if isinstance(sentence, ast.Constant) and isinstance(sentence.value, str) and " " in sentence.value:
                    yield sentence.value


def _is_rule(function: ast.expr) -> bool:
    """`HeadingRule(…)`, `DecisionRule[Seam, str](…)`"""
    name = function.value if isinstance(function, ast.Subscript) else function
    return isinstance(name, ast.Name) and name.id.endswith("Rule")


def _of_page() -> Iterator[MessageId]:
    for file in sorted(Path(page.__path__[0]).rglob("*.jinja")):
        yield from (message for _, message, _, _ in extract_from_file("jinja2.ext:babel_extract", file) if message)


def _of_click() -> Iterator[MessageId]:
    """Of the installed release."""
    keywords = {"_": None, "ngettext": (1, 2)}
    for file in sorted(Path(click.__path__[0]).glob("*.py")):
        yield from (message for _, message, _, _ in extract_from_file("python", file, keywords) if message)
