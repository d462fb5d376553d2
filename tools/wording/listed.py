"""The Chinese words in the constants of a module: pages of words, tuples and sets of them, alternatives in patterns."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# Stands for a word that is left out: no text holds it.
NOWHERE = "\ue000"
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_LITERAL = re.compile(r'(?P<quotes>"""|"|\')(?P<said>(?:\\.|(?!(?P=quotes)).)*)(?P=quotes)', re.DOTALL)
_COMMENT = re.compile(r"(?m)(?:^|(?<=\s))# .*$")
_COMMENT_ABOVE = re.compile(r"(?:^#.*\n)+\Z", re.MULTILINE)
# 一[二三] in a pattern: its characters are no words.
_SET = re.compile(r"\[(?:\\.|[^\]\\])*\]")
# "年月季五" behind these, and alone, is four words.
_SET_OF = ("frozenset(", "tuple(", "*", "= ")
# What a rule of a decision table says, and no word that decides: "The bodies end there: 县教育局等部门负责."
_SENTENCE = re.compile("[a-z] [a-z]")
# A whole name, such as that of a law: 《…》, GB/T 9704.
_SOURCE = "# Source: "


@dataclass(frozen=True, slots=True)
class Word:
    """`start` to `end` is where it stands in the source; each text that it may matter to holds all of `signs`."""

    module: str
    path: Path
    constant: str
    said: str
    start: int
    end: int
    signs: tuple[str, ...]
    has_source: bool

    def source_without(self) -> str:
        """The module's source with the word left out."""
        source = self.path.read_text("utf-8")
        return source[: self.start] + NOWHERE + source[self.end :]


def words_of(path: Path, module: str) -> Iterator[Word]:
    """The words of the module's constants in the order of the source."""
    source = path.read_text("utf-8")
    lines = [0]
    for line in source.splitlines(keepends=True):
        lines.append(lines[-1] + len(line))
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            start, end = lines[node.lineno - 1], lines[node.end_lineno or node.lineno]
            name = ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)
            above = _COMMENT_ABOVE.search(source, 0, start)
            has_source = above is not None and _SOURCE in above[0]
            for at, behind, signs in _in_statement(source, start, end):
                yield Word(module, path, name, source[at:behind], at, behind, signs, has_source)


def _in_statement(source: str, start: int, end: int) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    statement = _COMMENT.sub(lambda comment: " " * len(comment[0]), source[start:end])
    for literal in _LITERAL.finditer(statement):
        said, at = literal["said"], start + literal.start("said")
        if _SENTENCE.search(said):
            continue
        if statement[: literal.start()].endswith(_SET_OF) and _HAN.fullmatch(said):
            yield from ((at + index, at + index + 1, (sign,)) for index, sign in enumerate(said) if _HAN.match(sign))
            continue
        is_page = "|" not in said and (" " in said or "words(" in statement)
        for first, last, signs in _on_page(said) if is_page else _in_pattern(said):
            yield at + first, at + last, signs


def _on_page(said: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Words between blanks; one that is a pattern, 市(?!场), is told by what it opens with."""
    for token in re.finditer(r"[^\s{}]+", said):
        opening = _HAN.match(token[0])
        if _HAN.search(token[0]):
            yield *token.span(), (opening[0],) if opening else ()


def _in_pattern(said: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Runs of characters; in a pattern, those of two or more, and one that is an alternative: 前|底."""
    masked = _SET.sub(lambda found: " " * len(found[0]), said)
    for run in _HAN.finditer(masked):
        around = masked[run.start() - 1 : run.start()] + masked[run.end() : run.end() + 1]
        if len(run[0]) > 1 or re.fullmatch(r"[|(:]?[|)]?", around):
            # 按照? matches 按.
            word = run[0][:-1] if masked[run.end() : run.end() + 1] in ("?", "*") else run[0]
            yield *run.span(), (word,) if word else ()
