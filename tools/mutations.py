"""What can be taken from a module, one thing at a time: words, rules, operands, conditions, constants.

Others' tools (mutmut, cosmic-ray) change operators and numbers; most of what a parser of notices knows stands in its
words, its tables of rules and the alternatives of its patterns.
"""

from __future__ import annotations

import ast
import copy
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_OPENS_LITERAL = re.compile(rb"[rRbBfFuU]*(\"\"\"|'''|\"|')")
_OPENS_GROUP = re.compile(rb"\(\?(?:P<\w+>|<?[=!]|>|[a-zA-Z-]*:)")
_SET = re.compile(rb"\[\^?\]?(?:\\.|[^\]\\])*\]")
_SHOWN = 80
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Mutation:
    """`kind` is one of the words above; `what` says what is gone; `text` stands in the place of the bytes between."""

    kind: str
    line: int
    what: str
    start: int
    end: int
    text: str

    def applied(self, source: str) -> str:
        content = source.encode()
        return (content[: self.start] + self.text.encode() + content[self.end :]).decode()


def mutations(source: str) -> list[Mutation]:
    """All that a module offers, from top to bottom."""
    finder = _Finder(source)
    finder.visit(ast.parse(source))
    return sorted(finder.found, key=lambda one: (one.line, one.start))


def sound(source: str, mutation: Mutation) -> bool:
    """Whether the module still compiles and is another."""
    try:
        return ast.dump(ast.parse(mutation.applied(source))) != ast.dump(ast.parse(source))
    except SyntaxError:
        return False


def alternatives(literal: bytes) -> Iterator[tuple[int, int, str]]:
    """Those of each group of a pattern, as the literal is written: from where to where they go, and what goes."""
    opening = _OPENS_LITERAL.match(literal)
    if opening is None:
        return
    formatted, at = b"f" in opening[0].lower(), opening.end()
    # Of each open group where its alternatives begin.
    groups = [[at]]
    end = len(literal) - len(opening[1])
    while at < end:
        match literal[at : at + 1]:
            case b"\\":
                at += 1
            case b"[":
                at = _set_end(literal, at)
            case b"{" if formatted:
                at = max(at, literal.find(b"}", at))
            case b"(":
                prefix = _OPENS_GROUP.match(literal, at)
                groups.append([prefix.end() if prefix else at + 1])
            case b"|":
                groups[-1].append(at + 1)
            case b")" if len(groups) > 1:
                yield from _of_group(literal, groups.pop(), at)
        at += 1
    yield from _of_group(literal, groups[0], end)


def _set_end(literal: bytes, at: int) -> int:
    """Where the set ends that opens there: `[]、]` and `[^]]` hold a bracket."""
    closing = _SET.match(literal, at)
    return closing.end() - 1 if closing else at


def _of_group(literal: bytes, begins: Sequence[int], end: int) -> Iterator[tuple[int, int, str]]:
    """What a quotation mark is in goes over two literals, and stays."""
    for number, begin in enumerate(begins if len(begins) > 1 else ()):
        last = number == len(begins) - 1
        until = end if last else begins[number + 1] - 1
        gone = literal[begin:until]
        if gone.strip() and b'"' not in gone and b"'" not in gone:
            yield (begin - 1, until, gone.decode()) if last else (begin, until + 1, gone.decode())


class _Finder(ast.NodeVisitor):
    """Goes through a module, and past what the program does not read: annotations, docstrings."""

    def __init__(self, source: str) -> None:
        self.source = source.encode()
        self.lines = [0]
        for line in self.source.splitlines(keepends=True):
            self.lines.append(self.lines[-1] + len(line))
        self.found: list[Mutation] = []
        self.depth = 0

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):
            self.generic_visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self.depth += 1
        for part in (*node.args.defaults, *filter(None, node.args.kw_defaults), *node.body):
            self.visit(part)
        self.depth -= 1

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.depth += 1
        for part in node.body:
            self.visit(part)
        self.depth -= 1

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self._assigned([node.target], node.value)

    def visit_Assign(self, node: ast.Assign) -> None:
        self._assigned(node.targets, node.value)

    def _assigned(self, targets: Sequence[ast.expr], value: ast.expr) -> None:
        """Two names that are given two values need both. A text of marks alone is a set of them: 。；！？"""
        if any(isinstance(target, ast.Tuple) for target in targets) and isinstance(value, ast.Tuple):
            for part in value.elts:
                self._assigned([], part)
            return
        if not self.depth and isinstance(value, ast.Constant) and isinstance(value.value, str):
            self._characters(value, value.value)
        self.visit(value)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        """`tuple[str, int]` is a type; the numbers of slices are constants."""
        self.visit(node.value)
        if not isinstance(node.slice, ast.Tuple):
            self.visit(node.slice)

    def visit_Call(self, node: ast.Call) -> None:
        match node:
            case ast.Call(func=ast.Name(id="words"), args=[ast.Constant(value=str() as page) as literal]):
                self._page(literal, page)
            case _:
                self.generic_visit(node)

    def visit_Tuple(self, node: ast.Tuple) -> None:
        self._entries(node, node.elts)

    def visit_List(self, node: ast.List) -> None:
        self._entries(node, node.elts)

    def visit_Set(self, node: ast.Set) -> None:
        self._entries(node, node.elts)

    def visit_Dict(self, node: ast.Dict) -> None:
        for at, key in enumerate(node.keys if not self.depth and len(node.keys) > 1 else ()):
            left = ast.Dict([*node.keys[:at], *node.keys[at + 1 :]], [*node.values[:at], *node.values[at + 1 :]])
            shown = key or node.values[at]
            self._add("rule", shown, f"drops the entry {self._said(shown)}", node, left)
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        for at, operand in enumerate(node.values):
            rest = [*node.values[:at], *node.values[at + 1 :]]
            left = rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)
            self._add("operand", operand, f"drops the operand {self._said(operand)}", node, left)
        self.generic_visit(node)

    def visit_If(self, node: ast.If) -> None:
        self._negate(node.test)
        self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        self._negate(node.test)
        self.generic_visit(node)

    def visit_comprehension(self, node: ast.comprehension) -> None:
        for condition in node.ifs:
            self._negate(condition)
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        match node.value:
            case bool() as value:
                self._add("constant", node, f"{value} becomes {not value}", node, ast.Constant(not value))
            case int() as value:
                self._add("constant", node, f"{value} becomes {value + 1}", node, ast.Constant(value + 1))
            case str():
                self._alternatives(node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        self._alternatives(node)

    def _negate(self, condition: ast.expr) -> None:
        opposite = ast.UnaryOp(ast.Not(), condition)
        self._add("condition", condition, f"negates {self._said(condition)}", condition, opposite)

    def _entries(self, node: ast.Tuple | ast.List | ast.Set, entries: Sequence[ast.expr]) -> None:
        """Of entries of one kind: those of `(Role.LEAD, "牵头")` are a pair. In functions, texts alone make a table."""
        texts = all(isinstance(entry, ast.Constant) and isinstance(entry.value, str) for entry in entries)
        kinds = {type(entry) for entry in entries if not isinstance(entry, ast.Starred)}
        table = texts or (not self.depth and len(kinds) == 1)
        kind, named = ("word", "the word") if texts else ("rule", "the entry")
        for at, entry in enumerate(entries if table and len(entries) > 1 else ()):
            left = copy.copy(node)
            left.elts = [*entries[:at], *entries[at + 1 :]]
            self._add(kind, entry, f"drops {named} {self._said(entry)}", node, left)
        self.generic_visit(node)

    def _page(self, literal: ast.Constant, page: str) -> None:
        """A page of words: each word of it."""
        for match in _WORD.finditer(page):
            left = ast.Constant(page[: match.start()] + page[match.end() :])
            line = literal.lineno + page.count("\n", 0, match.start())
            self._add("word", literal, f"drops the word {match[0]}", literal, left, line)

    def _characters(self, literal: ast.Constant, text: str) -> None:
        others = any(char == "|" or (char.isascii() and char.isalnum()) for char in text)
        for at, char in enumerate(text if len(set(text)) == len(text) > 1 and not others else ""):
            left = ast.Constant(text[:at] + text[at + 1 :])
            self._add("word", literal, f"drops the character {char}", literal, left)

    def _alternatives(self, literal: ast.expr) -> None:
        start, end = self._span(literal)
        for first, last, gone in alternatives(self.source[start:end]):
            line = literal.lineno + self.source.count(b"\n", start, start + first)
            what = f"drops the alternative {gone[:_SHOWN]}"
            self.found.append(Mutation("alternative", line, what, start + first, start + last, ""))

    def _add(
        self, kind: str, shown: ast.expr, what: str, node: ast.expr, left: ast.expr, line: int | None = None
    ) -> None:
        start, end = self._span(node)
        self.found.append(Mutation(kind, line or shown.lineno, what, start, end, f"({ast.unparse(left)})"))

    def _span(self, node: ast.expr) -> tuple[int, int]:
        end_line, end_column = node.end_lineno or node.lineno, node.end_col_offset or 0
        return self.lines[node.lineno - 1] + node.col_offset, self.lines[end_line - 1] + end_column

    def _said(self, node: ast.expr) -> str:
        start, end = self._span(node)
        return " ".join(self.source[start:end].decode().split())[:_SHOWN]
