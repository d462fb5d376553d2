"""Chinese and English documents are the same ones: pages, headings, code, links, what stands in code quotes."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path

import bench_tables
import pytest
import regex
from conftest import ROOT
from documents import FOLDERS, READMES

PAIRS = {
    "README": (READMES["en"], READMES["zh"]),
    **{path.name: (path, FOLDERS["zh"] / path.name) for path in sorted(FOLDERS["en"].glob("*.md"))},
}
FENCE = regex.compile(r"^```(?P<kind>\w*)\n(?P<body>.*?)^```\n", regex.MULTILINE | regex.DOTALL)
# A command, and what of it stands on further lines.
COMMAND = regex.compile(r"^\$ .*(?:\n    \| .*)*", regex.MULTILINE)
# What in code is for people: comments, and reasons of suppressions.
FOR_PEOPLE = regex.compile(r"\s*(?:^|(?<=\s))# .*$|(?<=\breason: ).*$", regex.MULTILINE)
LINK = regex.compile(r"\]\((?P<target>[^)#]+)(?:#[^)]*)?\)")
# What is named rather than said: an option, a command, a field, a file.
NAMED = regex.compile(r"`([^`\n]+)`")
HAN = regex.compile(r"\p{Han}")


@pytest.fixture(params=PAIRS.values(), ids=PAIRS.keys())
def both(request: pytest.FixtureRequest) -> tuple[str, str]:
    english, chinese = (path.read_text("utf-8") for path in request.param)
    return english, chinese


def test_every_page_is_there_in_both_languages() -> None:
    english, chinese = (
        {path.relative_to(folder) for path in [*folder.glob("*.md"), *folder.glob("rules/*.md")]}
        for folder in FOLDERS.values()
    )
    assert english == chinese
    assert len(english) > 50


def test_headings_have_the_same_levels(both: tuple[str, str]) -> None:
    english, chinese = ([len(found) for found in regex.findall(r"^(#+) ", prose(text), regex.M)] for text in both)
    assert english == chinese


def test_headings_are_chinese(both: tuple[str, str]) -> None:
    """But for names: of the package, of formats and services, of commands."""
    named = [set(regex.findall(r"^#+ (.+)$", prose(text), regex.M)) for text in both]
    assert [heading for heading in named[1] - named[0] if not HAN.search(heading)] == []
    assert {heading for heading in named[1] & named[0] if HAN.search(heading)} == set()


def test_code_is_the_same(both: tuple[str, str]) -> None:
    english, chinese = ([code(*found) for found in FENCE.findall(text)] for text in both)
    for one, other in zip_longest(english, chinese):
        assert one == other


def test_links_lead_to_the_same_places(both: tuple[str, str]) -> None:
    """Each language to its own pages, but for the one link from each to the other."""
    english, chinese = both
    assert links(english) == links(chinese)


def test_tables_have_the_same_rows(both: tuple[str, str]) -> None:
    english, chinese = (
        [line.count(" |") for line in prose(text).splitlines() if line.startswith("| ")] for text in both
    )
    assert english == chinese


def test_the_same_things_are_named(both: tuple[str, str]) -> None:
    english, chinese = ({name for name in NAMED.findall(prose(text)) if name.isascii()} for text in both)
    assert english ^ chinese == set()


@pytest.mark.parametrize(("english", "chinese"), PAIRS.values(), ids=PAIRS.keys())
def test_each_links_to_the_other_at_its_beginning(english: Path, chinese: Path) -> None:
    for one, other in ((english, chinese), (chinese, english)):
        beginning = one.read_text("utf-8").split("\n\n")[1]
        [target] = LINK.findall(beginning)
        assert (one.parent / target).resolve() == other


def test_the_chinese_figures_are_the_english_ones() -> None:
    english, chinese = map(bench_tables.written, READMES.values())
    assert bench_tables.in_chinese(english) == chinese


def test_every_link_of_readme_leads_to_a_file() -> None:
    for readme in READMES.values():
        targets = {target for target in LINK.findall(readme.read_text("utf-8")) if ":" not in target}
        assert [target for target in targets if not (ROOT / target).exists()] == []


def prose(text: str) -> str:
    """Without blocks of code, and without the first link."""
    title, _, *rest = text.split("\n\n")
    return FENCE.sub("", "\n\n".join([title, *rest]))


def code(kind: str, body: str) -> tuple[str, object]:
    """What must not differ: of a console the commands, of an output nothing, of all else everything but comments."""
    if kind == "text":
        return kind, ""
    words = FOR_PEOPLE.sub("", body)
    return kind, COMMAND.findall(words) if kind == "console" else words


def links(text: str) -> list[str]:
    """Of each page to those of its own language, and pictures of what it looks like in it."""
    targets = (target.replace("docs/zh/", "docs/") for target in LINK.findall(prose(text)))
    return sorted(target.removeprefix("../").replace(".zh-CN.png", ".png") for target in targets)
