"""Cases as data: a `##` section states a fact about notices, its fences hold a notice and what is expected of it.

A `notice` fence is read as text, a `notice pdf` fence as text and once more set on pages, a `notice html` fence as a
web page. The `expect` fence is YAML: a list of tasks, or a mapping of parts of the report; only the keys that it names
are compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from conftest import ROOT
from outside import checked
from typeset import set_pages

_NAMES = {"notice": ["notice.md"], "notice pdf": ["notice.md", "notice.pdf"], "notice html": ["notice.html"]}


@dataclass(frozen=True, slots=True)
class Case:
    topic: str
    title: str
    name: str
    notice: str
    expected: object

    @property
    def content(self) -> bytes:
        return set_pages(self.notice) if self.name.endswith(".pdf") else self.notice.encode()

    def __str__(self) -> str:
        return f"{self.topic}: {self.title} ({self.name})"


def cases(folder: Path) -> Iterator[Case]:
    for path in sorted(folder.glob("*.md")):
        for title, fences in sections(path.read_text("utf-8").splitlines()):
            expected = yaml.safe_load(fences["expect"])
            for kind, names in _NAMES.items():
                for name in names if kind in fences else []:
                    yield Case(path.stem, title, name, fences[kind], expected)


def sections(lines: list[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Each `##` title outside a fence, with the fences below it by their names."""
    title, fences, open_fence = "", dict[str, str](), ""
    for line in lines:
        if open_fence:
            open_fence = "" if line == "```" else open_fence
            fences[open_fence] = fences.get(open_fence, "") + line + "\n"
        elif line.startswith("```"):
            open_fence = line.removeprefix("```")
        elif line.startswith("## "):
            if title:
                yield title, fences
            title, fences = line.removeprefix("## "), {}
    yield title, fences


@pytest.mark.parametrize("case", list(cases(ROOT / "tests/cases/tasks")), ids=str)
def test_case(case: Case) -> None:
    report = checked(case.content, case.name)
    expected = {"tasks": case.expected} if isinstance(case.expected, list) else case.expected
    assert list(differences(expected, report, "report")) == []


def differences(expected: object, actual: object, where: str) -> Iterator[str]:
    """Where `actual` is not what `expected` says; keys that `expected` leaves out may be anything."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        for key, value in expected.items():
            yield from differences(value, actual.get(key), f"{where}.{key}")
    elif isinstance(expected, list) and isinstance(actual, list) and len(expected) == len(actual):
        for index, (one, other) in enumerate(zip(expected, actual, strict=True)):
            yield from differences(one, other, f"{where}[{index}]")
    elif expected != actual:
        yield f"{where} should be {expected!r}, is {actual!r}"
