"""Patterns that say what they need: where such a pattern matches, what it needs is there."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest
from conftest import ROOT

import govtask_extract.parsing
from govtask_extract.model.profile import DEFAULT
from govtask_extract.parsing.assignment import bodies, clauses, items, labels
from govtask_extract.parsing.assignment.folded import fold_widths
from govtask_extract.patterns import _Needing, holds_any, lazy_re

FOLDERS = ("tests/cases", "samples")


def needing(value: object) -> Iterator[_Needing]:
    """The patterns with needs that a module's constant holds."""
    if isinstance(value, _Needing):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from needing(item)


def patterns() -> list[_Needing]:
    package = govtask_extract.parsing
    modules = [
        importlib.import_module(one.name) for one in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    ]
    return list(
        {id(found): found for one in modules for value in vars(one).values() for found in needing(value)}.values()
    )


def lines() -> list[str]:
    """Of all samples and cases, as printed and in the forms that the grammar matches on."""
    texts = [path.read_text("utf-8") for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.md"))]
    printed = {line for text in texts for line in text.splitlines()}
    return sorted(printed | {re.sub(r"\s", "", line) for line in printed})


def test_no_match_without_what_is_needed() -> None:
    known, printed, met = patterns(), lines(), 0
    assert len(known) > 20
    for one in known:
        for line in printed:
            for match in one._pattern.finditer(line):
                met += 1
                assert not match[0] or holds_any(match[0], one._needs), (one._needs, match[0])
    assert met > 1000


def test_a_text_without_what_is_needed_compiles_nothing() -> None:
    broken = lazy_re("(", needs=("甲", "乙"))
    assert broken.search("丙丁") is broken.match("丙丁") is broken.fullmatch("丙丁") is None
    assert list(broken.finditer("甲丙丁", 1)) == []
    found = lazy_re("甲+", needs=("甲",))
    assert [match.span() for match in found.finditer("甲甲丙甲", 1)] == [(1, 2), (3, 4)]


@pytest.mark.parametrize(
    ("pattern", "firsts"),
    [
        (labels._PREFIXES, labels._PREFIX_FIRST),
        (labels._SORTING, labels._SORTING_FIRST),
        (labels._followed(DEFAULT), frozenset(labels._firsts(DEFAULT))),
        (clauses._NUMBER, clauses._NUMBER_FIRST),
        (clauses._TIME_LABEL, frozenset(label[0] for label in clauses._TIME_LABELS)),
        (bodies._HEAD, bodies._HEAD_FIRST),
        (bodies._PROSE_HEAD, bodies._PROSE_HEAD_FIRST),
    ],
)
def test_what_is_asked_first_is_what_matches_begin_with(pattern: re.Pattern[str], firsts: frozenset[str]) -> None:
    printed = [fold_widths(line) for line in lines()]
    met = [match[0] for line in printed for match in pattern.finditer(line) if match[0]]
    assert {words[0] for words in met} <= firsts


def test_a_row_of_ranks_ends_as_it_is_asked() -> None:
    met = [match[0] for line in lines() for match in items._BARE_RANK.finditer(fold_widths(line)) if match[0]]
    assert met
    assert {words[-1] for words in met} <= items._LAST_OF_A_RANK
