"""What the stage of lines tells of one line's words, as cases: a fence names the question, its lines have the answers.

The form is that of `test_language.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from conftest import ROOT
from test_language import Case, answer, cases

from govtask_extract.language.site_lines import is_site_line
from govtask_extract.model.document import Line, RawDocument
from govtask_extract.model.profile import DEFAULT
from govtask_extract.parsing.lines.furniture import find_furniture
from govtask_extract.parsing.lines.letter_cuts import letter_cuts


def furniture(text: str) -> str:
    """Of a text file: each stretch with its kind."""
    lines = tuple(Line(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text))
    document = RawDocument(text=text, lines=lines, media_type="text/plain", reader="text")
    return (
        " | ".join(f"{text[start:end]} {kind}" for (start, end), kind in find_furniture(document, DEFAULT).found) or "-"
    )


def parted(text: str) -> str:
    """The parts of a letter that has lost its line breaks; its first numbered paragraph opens with 一、"""
    at = text.find("一、")
    cuts = sorted({0, len(text), *letter_cuts(text, [at] if at >= 0 else [])})
    return " ‖ ".join(part for start, end in pairwise(cuts) if (part := text[start:end].strip()))


FINDERS: dict[str, Callable[[str], str]] = {
    "site lines": answer(is_site_line),
    "furniture": furniture,
    "letter": parted,
}


@pytest.mark.parametrize("case", cases(ROOT / "tests/cases/lines", FINDERS.keys()), ids=str)
def test_case(case: Case) -> None:
    assert FINDERS[case.finder](case.text) == case.expected
