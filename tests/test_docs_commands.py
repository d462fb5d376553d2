"""Every command line that a document shows is one: its command exists, and so do its options and their values."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import regex
from conftest import ROOT
from documents import FOLDERS

from govtask_extract.cli.app import app

SHOWN = regex.compile(
    r"""
    ^ (?: [ ]* (?: - [ ] | \$ [ ] | [ ]* run: [ ] )? | .*? [|] [ ]* | .*? && [ ]* )
      govtask [ ] (?P<line> [a-z].* ) $
    """,
    regex.VERBOSE | regex.MULTILINE,
)
FENCE = regex.compile(r"^```(?:console|yaml|make|sh|bash|powershell)\n(.*?)^```", regex.DOTALL | regex.MULTILINE)
# What the shell makes of a line, or a person has to put in, is nobody's option.
REST = regex.compile(r"\s+(?:\#\s|[|>&;]|2>).*$|\s*…$")


DOCUMENTS = sorted([*ROOT.glob("*.md"), *(path for folder in FOLDERS.values() for path in folder.glob("*.md"))])


def lines() -> Iterator[tuple[str, str]]:
    for path in DOCUMENTS:
        if path.name == "CHANGELOG.md":
            continue
        for fence in FENCE.findall(path.read_text("utf-8")):
            yield from ((path.relative_to(ROOT).as_posix(), found["line"]) for found in SHOWN.finditer(fence))


@pytest.mark.parametrize(("document", "line"), list(lines()))
def test_a_command_line_that_is_shown_is_one(
    document: str, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words = shlex.split(REST.sub("", line))
    command, context = app, click.Context(app)
    while isinstance(command, click.Group):
        name, found, words = command.resolve_command(context, words)
        assert found is not None
        command, context = found, click.Context(found, context, name)
    command.make_parser(context).parse_args(words)


def test_an_option_that_is_none_is_found() -> None:
    command = app.get_command(click.Context(app), "extract")
    assert command is not None
    with pytest.raises(click.NoSuchOption):
        command.make_parser(click.Context(command)).parse_args(["x", "--unti", "y"])
