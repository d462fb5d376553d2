"""The texts that a word may matter to: every case of the tests, the samples, notices made up at random, a corpus."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import test_language
import test_lines
from generated import WAYS, notice
from generated_tables import table
from printed_documents import web_page
from test_assignment import FRAMES, ROLES
from test_cases import sections

from govtask_extract.language.folding import fold_widths
from govtask_extract.language.variants import simplified
from govtask_extract.model.traced import BROKEN

_HAN = re.compile(r"[\u4e00-\u9fff]")
_PRINTED = (".md", ".txt", ".html")


@dataclass(frozen=True)
class Text:
    """`origin` is what it is of: cases, samples, generated, corpus; without a `name` it is a line and no notice.

    `column` is the field of the column that a line stands in, if it does; `finder` what is asked of it, if it is one
    of the finders that have cases of their own, `answer` what it should say.
    """

    origin: str
    content: str
    name: str = ""
    column: str = ""
    finder: str = ""
    answer: str = ""

    @cached_property
    def signs(self) -> str:
        """Its characters as words are looked for in them: no blanks, wide marks, simplified."""
        ink = "".join([*self.content.split(), *self.answer.split()])
        return f"{ink}\n{fold_widths(simplified(ink))}"


def cases(tests: Path) -> Iterator[Text]:
    """What the fences of all cases hold, and what stands in the tests themselves."""
    for path in sorted((tests / "cases").rglob("*.md")):
        for _, fences in sections(path.read_text("utf-8").splitlines()):
            for kind, content in fences.items():
                yield from _in_fence(kind, content)
    for path in sorted(tests.glob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and _HAN.search(node.value):
                yield Text("cases", node.value)
                if "\n" in node.value.strip():
                    yield Text("cases", node.value, "notice.md")


def _in_fence(kind: str, content: str) -> Iterator[Text]:
    if kind.startswith(("notice", "html", "text", "holds", "fails")):
        yield Text("cases", content, _name(kind))
    # A rule of the grammar decides in a group alone.
    if kind.startswith(("holds", "fails")):
        yield from (Text("cases", line.replace("⏎", BROKEN)) for line in content.splitlines())
    elif not kind.startswith(("notice", "html", "text", "expect", "settings")):
        for line in content.splitlines():
            given, _, answer = line.partition(" → ")
            said = given.replace("⏎", "\n").replace("↵", BROKEN)
            if kind in FINDERS:
                yield Text("cases", said, finder=kind, answer=answer)
            elif kind == "bodies":
                yield from (Text("cases", frame.format(said)) for frame, _ in FRAMES)
            else:
                yield Text("cases", said, column=_column(kind))


def _name(kind: str) -> str:
    """The file that the tests give what stands in such a fence."""
    if "html" in kind:
        return "notice.html"
    return "notice.md" if kind.startswith("notice") else "notice.txt"


# The finders of the language layer, and of the lines of a page.
FINDERS = test_language.FINDERS.keys() | test_lines.FINDERS.keys()


def _column(kind: str) -> str:
    """Of a `groups` fence that says where its groups stand; a `names` fence has lists of units."""
    where = "responsible" if kind == "names" else kind.partition(" ")[2]
    return ROLES[where].value if where in ROLES else ""


def samples(folder: Path) -> Iterator[Text]:
    for path in sorted(folder.glob("*/notice.*")):
        if path.suffix in _PRINTED:
            yield Text("samples", path.read_text("utf-8"), path.name)


def made_up(count: int) -> Iterator[Text]:
    ways = [way for way in WAYS if way not in ("pages", "a web page")]
    for seed in range(count):
        yield Text("generated", notice(seed, ways[seed % len(ways)])[0], "notice.txt")
        if seed % 6 == 0:
            yield Text("generated", web_page(table(seed), seed).decode(), "notice.html")


def corpus(folder: Path) -> Iterator[Text]:
    for path in sorted((folder / "texts").iterdir()):
        if path.suffix in _PRINTED:
            yield Text("corpus", path.read_text("utf-8", "replace"), path.name)
