"""What a column holds is told from its heading: cases with a heading a line, `heading → field or kind`."""

from __future__ import annotations

import pytest
from conftest import ROOT
from test_cases import sections

from govtask_extract.model.profile import DEFAULT
from govtask_extract.parsing.tables.headings import column_meaning

CASES = [
    line.split(" → ")
    for path in sorted((ROOT / "tests/cases/headings").glob("*.md"))
    for _, fences in sections(path.read_text("utf-8").splitlines())
    for line in fences["headings"].splitlines()
]


@pytest.mark.parametrize(("heading", "expected"), CASES)
def test_a_heading_tells_what_its_column_holds(heading: str, expected: str) -> None:
    meaning = column_meaning(heading, DEFAULT)
    assert (meaning.role.value if meaning.role else meaning.kind) == expected
