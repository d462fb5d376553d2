"""What the language layer finds, as cases: a fence names the finder, its lines have a text and what is found in it.

`text → a | b`: two stretches are found; `-`: none. Finders that answer a question say `yes` or `no`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import ROOT
from test_cases import sections

from govtask_extract.language.dates import find_dates, read_date
from govtask_extract.language.deadlines import find_latest_days, find_moments, is_deadline, leading_deadline
from govtask_extract.language.departments import ends_like_department, field_of_name, in_full
from govtask_extract.language.document_numbers import find_numbers, is_number_line
from govtask_extract.language.kinds_of_document import ends_like_title, ends_with_kind
from govtask_extract.language.labels import opens_label
from govtask_extract.language.letter_lines import is_body_name, is_foot_line, is_letterhead, is_print_date
from govtask_extract.language.likeness import one_slip_apart
from govtask_extract.language.markers import kind_of_label, opening_marker
from govtask_extract.language.page_marks import find_page_marks, is_number_at_foot, is_page_mark, is_page_number
from govtask_extract.language.quantities import Quantity, find_quantities, fold_width
from govtask_extract.language.radicals import characters_for_radicals
from govtask_extract.language.sentences import ends_sentence
from govtask_extract.model.document import Span

FOLDER = ROOT / "tests/cases/language"


def stretches(find: Callable[[str], Iterable[Span]]) -> Callable[[str], str]:
    return lambda text: " | ".join(text[start:end] for start, end in find(text)) or "-"


def answer(ask: Callable[[str], bool]) -> Callable[[str], str]:
    return lambda text: "yes" if ask(text) else "no"


def dates(text: str) -> str:
    """Those that no calendar has with a question mark."""
    found = (text[one.start : one.end] + ("" if one.is_possible else "?") for one in find_dates(text))
    return " | ".join(found) or "-"


def latest_days(text: str) -> str:
    return " | ".join(last.isoformat() for last, _, _ in find_latest_days(text)) or "-"


def leading(text: str) -> str:
    end = leading_deadline(text, 0, len(text))
    return text[:end] if end else "-"


def marker(text: str) -> str:
    found = opening_marker(text)
    return f"{found.kind.name} {found.number}" if found else "-"


def opening_label(line: str) -> str:
    """Its role, and what stands behind it."""
    found = opens_label(line)
    return f"{found[0].value}: {line[found[1] :]}" if found else "-"


def kind(label: str) -> str:
    found = kind_of_label(label)
    return found.name if found else "-"


def quantities(text: str) -> str:
    return " | ".join(quantity(found) for found in find_quantities(fold_width(text))) or "-"


def quantity(found: Quantity) -> str:
    most = f" to {found.value_max:f}" if found.value_max else ""
    printed = f"{found.value:f}{most}{' 余' if found.over else ''} {found.unit}"
    return printed.replace(".0 ", " ")


FINDERS: dict[str, Callable[[str], str]] = {
    "dates": dates,
    "full date": lambda text: read_date(text) or "-",
    "latest days": latest_days,
    "deadlines": answer(lambda text: is_deadline(text, 0, len(text))),
    "leading deadlines": leading,
    "beginnings of dates": lambda text: " | ".join(text[at:] for at in find_moments(text, 0, len(text))) or "-",
    "numbers": stretches(find_numbers),
    "number lines": answer(is_number_line),
    "titles": answer(ends_like_title),
    "kinds": answer(ends_with_kind),
    "markers": marker,
    "labels": kind,
    "opening labels": opening_label,
    "page marks": answer(is_page_mark),
    "page numbers": answer(is_page_number),
    "numbers at the foot": answer(is_number_at_foot),
    "marks inside": stretches(find_page_marks),
    "sentence ends": answer(ends_sentence),
    "bodies alone": answer(is_body_name),
    "letterheads": answer(is_letterhead),
    "foot lines": answer(is_foot_line),
    "print dates": answer(is_print_date),
    "in full": in_full,
    "quantities": quantities,
    "radicals": lambda text: characters_for_radicals(text)[0],
    "ends of departments": answer(ends_like_department),
    "field of work": lambda name: field_of_name(name) or "-",
}


@dataclass(frozen=True, slots=True)
class Case:
    topic: str
    title: str
    finder: str
    text: str
    expected: str

    def __str__(self) -> str:
        return f"{self.topic}: {self.title}: {self.text[:30]}"


def cases(folder: Path, finders: Set[str]) -> list[Case]:
    """Those of all the files, for the fences that these finders have."""
    return sorted(_cases(folder, finders), key=str)


def _cases(folder: Path, finders: Set[str]) -> Iterator[Case]:
    for path in sorted(folder.glob("*.md")):
        for title, fences in sections(path.read_text("utf-8").splitlines()):
            for finder in fences.keys() & finders:
                for line in fences[finder].splitlines():
                    text, _, expected = line.partition(" → ")
                    yield Case(path.stem, title, finder, text.replace("⏎", "\n"), expected)


@pytest.mark.parametrize("case", cases(FOLDER, FINDERS.keys()), ids=str)
def test_case(case: Case) -> None:
    assert FINDERS[case.finder](case.text) == case.expected


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("区民政局", "区民攻局", True),
        ("区民政局", "区民局", True),
        ("区民政局", "区政民局", True),
        ("区民政局", "区民政管理局", False),
        ("区民政局", "区水利局", False),
        ("区民政局", "区民政局", False),
    ],
)
def test_names_one_slip_apart(one: str, other: str, near: bool) -> None:
    assert one_slip_apart(one, other) is near
    assert one_slip_apart(other, one) is near
