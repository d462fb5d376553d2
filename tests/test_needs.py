"""Patterns that say what they need: where such a pattern matches, what it needs is there."""

from __future__ import annotations

import importlib
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from time import process_time

import pytest
from conftest import ROOT

import govtask_extract.language
import govtask_extract.parsing
from govtask_extract.language import bodies, labels
from govtask_extract.language.folding import fold_widths
from govtask_extract.model.profile import DEFAULT
from govtask_extract.model.roles import WORDINGS, Role
from govtask_extract.parsing.assignment import item_events, item_reading, list_items, predicates
from govtask_extract.patterns import Pattern, UserPatterns, holds_any, lazy_re, lazy_regex

SAMPLE = str(ROOT / "samples/dongxihu-2022/notice.md")
FOLDERS = ("tests/cases", "samples")
Made = Pattern[re.Match[str]]


def needing(value: object) -> Iterator[Made]:
    """The patterns with needs that a module's constant holds."""
    if isinstance(value, Pattern) and value.needs:
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from needing(item)


def patterns() -> list[Made]:
    modules = [
        importlib.import_module(one.name)
        for package in (govtask_extract.language, govtask_extract.parsing)
        for one in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
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
    assert {type(one.compiled).__module__ for one in known} == {"re", "_regex"}
    assert len(known) > 20
    for one in known:
        for line in printed:
            for match in one.compiled.finditer(line, 0, len(line)):
                met += 1
                assert not match[0] or holds_any(match[0], one.needs), (one.needs, match[0])
    assert met > 1000


@pytest.mark.parametrize("lazy", [lazy_re, lazy_regex])
def test_a_text_without_what_is_needed_compiles_nothing(lazy: type[Made]) -> None:
    broken = lazy("(", needs=("甲", "乙"))
    assert broken.search("丙丁") is broken.match("丙丁") is broken.fullmatch("丙丁") is None
    assert list(broken.finditer("甲丙丁", 1)) == []
    found = lazy("甲+", needs=("甲",))
    assert [match.span() for match in found.finditer("甲甲丙甲", 1)] == [(1, 2), (3, 4)]


@pytest.mark.parametrize("lazy", [lazy_re, lazy_regex])
def test_a_stretch_is_bounded_and_looked_back_from(lazy: type[Made]) -> None:
    pattern = lazy("(?<=甲)乙(?!丙)|^乙")
    assert pattern.match("甲乙", 1)[0] == "乙"
    assert pattern.search("甲乙丙", 1) is None
    assert pattern.fullmatch("甲乙丙", 1, 2)[0] == "乙"
    assert pattern.search("丁乙丙", 1) is None
    assert pattern.sub("丁", "乙甲乙") == "丁甲丁"
    assert pattern.split("甲乙丁") == ["甲", "丁"]
    assert pattern.findall("乙甲乙") == ["乙", "乙"]


def words(*roles: Role) -> set[str]:
    """The labels and verbs of some roles, or of all, in the form that the patterns are matched in."""
    chosen = [wording for wording in WORDINGS if wording.role in (roles or Role)]
    return {fold_widths(word) for wording in chosen for word in (*wording.labels, *wording.verbs)}


def test_lists_of_words_are_those_of_the_roles() -> None:
    verbal = {fold_widths(verb) for wording in WORDINGS for verb in wording.verbs}
    said = predicates._run(DEFAULT, True).compiled.named_lists
    assert verbal <= said["first"] < said["later"]
    run = predicates._run(DEFAULT, True)
    assert all(run.fullmatch(f"为{label}") for label in words(*predicates._WEIGHT) - verbal if len(label) > 2)
    assert item_reading._TIME_LABEL.compiled.named_lists["labels"] == words(Role.DEADLINE)
    assert {verb for verb in verbal if len(verb) > 1} <= list_items._GOES_OFF.compiled.named_lists["verbs"]


def test_of_a_list_of_words_the_longest_is_met() -> None:
    pattern = lazy_regex(r"\L<words>", words=("牵头", "牵头负责"))
    assert pattern.match("牵头负责人")[0] == "牵头负责"


def test_a_pattern_of_a_user_that_takes_too_long_does_not_match() -> None:
    patterns = UserPatterns(["(?:甲|甲甲)*乙|甲*丙", "甲*丙丙"])
    assert patterns.match_whole("甲甲丙")
    assert patterns.slow == set()
    assert not patterns.match_whole("甲" * 60 + "丙")
    assert patterns.slow == {0}
    assert not patterns.spent
    assert patterns.match_whole("甲丙")


# Every way to cut a line.
SLOW = "(.|..|...)+[a-c]{2}"


def test_patterns_of_a_user_have_so_much_time_and_no_more() -> None:
    """Each, and all together; what is quick is asked as long as there is any."""
    patterns = UserPatterns([SLOW, "丙+"] + [SLOW + f"{at}?" for at in range(20)])
    begun = process_time()
    for _ in range(4):
        patterns.match_whole("甲" * 60)
    assert process_time() - begun < 3
    assert patterns.spent
    assert 1 not in patterns.slow


def test_a_slow_pattern_stops_no_other() -> None:
    patterns = UserPatterns([SLOW, "丙+"])
    begun = process_time()
    for _ in range(20):
        patterns.match_whole("甲" * 60)
    assert process_time() - begun < 1
    assert patterns.match_whole("丙")
    assert patterns.slow == {0}
    assert not patterns.spent


@pytest.mark.parametrize(
    ("arguments", "loaded"), [(["--version"], False), (["extract", SAMPLE, "-o", "/dev/null"], True)]
)
def test_regex_is_loaded_by_those_that_read_a_notice(arguments: list[str], loaded: bool) -> None:
    script = "import sys; from govtask_extract.cli.main import main; main(sys.argv[1:]); print('regex' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, timeout=60, text=True)
    assert result.stdout.splitlines()[-1] == str(loaded)


@pytest.mark.parametrize(
    ("pattern", "firsts"),
    [
        (labels._PREFIXES, labels._PREFIX_FIRST),
        (labels._SORTING, labels._SORTING_FIRST),
        (labels._followed(DEFAULT), frozenset(labels._firsts(DEFAULT))),
        (item_events._NUMBER, item_events._NUMBER_FIRST),
        (item_reading._TIME_LABEL, frozenset(label[0] for label in item_reading._TIME_LABELS)),
        (bodies._HEAD, bodies._HEAD_FIRST),
        (bodies._PROSE_HEAD, bodies._PROSE_HEAD_FIRST),
    ],
)
def test_what_is_asked_first_is_what_matches_begin_with(pattern: Made, firsts: frozenset[str]) -> None:
    printed = [fold_widths(line) for line in lines()]
    met = [match[0] for line in printed for match in pattern.finditer(line) if match[0]]
    assert {words[0] for words in met} <= firsts


def test_a_row_of_ranks_ends_as_it_is_asked() -> None:
    met = [match[0] for line in lines() for match in list_items._BARE_RANK.finditer(fold_widths(line)) if match[0]]
    assert met
    assert {words[-1] for words in met} <= list_items._LAST_OF_A_RANK
