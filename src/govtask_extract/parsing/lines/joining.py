"""Joins the printed lines of a paragraph that the margin, the page or a lost sentence end has broken."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from govtask_extract.language.bodies import begins_name, is_whole
from govtask_extract.language.document_numbers import is_number_line
from govtask_extract.language.folding import fold
from govtask_extract.language.kinds_of_document import ends_with_kind
from govtask_extract.language.labels import label_words, opens_label
from govtask_extract.language.letter_lines import is_body_name
from govtask_extract.language.markers import opening_marker
from govtask_extract.language.script import HAN, blank_goes, is_han
from govtask_extract.model.blocks import Marker, MarkerKind, Paragraph
from govtask_extract.model.profile import Profile
from govtask_extract.model.roles import Role
from govtask_extract.model.traced import Traced, join
from govtask_extract.parsing.lines.column import CANNOT_BEGIN, Breaks, Column, Printed, measure
from govtask_extract.patterns import holds_any, lazy_re, lazy_regex

_OPENING, _CLOSING = "（(〔［[【〈《“", "）)〕］]】〉》”"
_BRACKET = lazy_re(f"[{re.escape(_OPENING + _CLOSING)}]")
_TERMINAL = "。！？；：.!?;:）)〕］]】》”’…"
_INNER_STOPS = "。；！？"
_ATTACHED = lazy_re(r"附\s*[件表录錄]\s*[\d一二三四五六七八九十]*\s*(?:[：:.]|$)")
_DATE = lazy_re(r"[\d〇○零oOＯ一二三四五六七八九]{4}\s*年.{1,8}月.{1,5}日", needs=("日",))
# A bracket that stays open longer than this is a slip of the print, not a broken line.
_OPEN_BRACKET_REACH = 1500
_LONG = 35
_SEPARATOR = lazy_re(r"[、，,；;：:。]")
_LINKS = "和及与"
_OTHERS = lazy_re(r"等(?:各|有关|相关)*(?:部门|单位|机构)?$")
_LONGEST_REST = 16
# With its blanks: 第 一 百 二 十 三 部 分 ：
_LONGEST_NUMBER = 40
# The letterhead, the number and a title of several lines.
_LINES_OF_A_HEAD = 12
# 各乡镇人民政府，县直各部门
_ADDRESSED = lazy_regex(rf"(?:各|有关)[{HAN}]")


def join_lines(lines: Sequence[Printed], *, wrapped: bool, breaks: Breaks | None, profile: Profile) -> list[Paragraph]:
    """The paragraphs that the printed lines make. `wrapped`, `breaks`: a line may end where the column does."""
    joiner = _Joiner(lines, wrapped, breaks, profile)
    return [_paragraph(group) for group in joiner.groups()]


class _Joiner:
    """Decides for each pair of neighbouring lines whether the second goes on with the first."""

    def __init__(self, lines: Sequence[Printed], wrapped: bool, breaks: Breaks | None, profile: Profile) -> None:
        self.lines = lines
        self.profile = profile
        self.markers = [opening_marker(line.content.text) for line in lines]
        self.labels = [opens_label(line.content.text, profile) for line in lines]
        self.opens = [
            marker is not None or label is not None for marker, label in zip(self.markers, self.labels, strict=True)
        ]
        self.column = measure(lines, self.opens, breaks) if lines and (wrapped or breaks) else None
        self.run_in = _run_in_kinds(lines, self.markers)
        self.items = 0

    def groups(self) -> Iterator[list[tuple[Printed, str]]]:
        """Runs of lines that make one paragraph, each line with what parts it from the line before."""
        group: list[tuple[Printed, str]] = []
        tail = ""
        for index, line in enumerate(self.lines):
            if group and self._goes_on(index, tail):
                separator = self._separator(index, tail)
                group.append((line, separator))
                tail = (tail + separator + line.content.text)[-_OPEN_BRACKET_REACH:]
                continue
            if group:
                yield group
            group, tail = [(line, "")], line.content.text[-_OPEN_BRACKET_REACH:]
            self._count(index)
        if group:
            yield group

    def _count(self, index: int) -> None:
        marker = self.markers[index]
        if marker is not None and marker.kind is MarkerKind.DECIMAL:
            self.items = marker.number

    def _begins_an_item(self, index: int) -> bool:
        """Whether the line opens with a label or a number; an Arabic number must go on with the count or begin one.

        Behind a label line it may leave some out.
        """
        if not self.opens[index]:
            return False
        marker = self.markers[index]
        if marker is None or marker.kind is not MarkerKind.DECIMAL or marker.number in (1, self.items + 1):
            return True
        return self.labels[index - 1] is not None and marker.number > self.items

    def _counts_on(self, index: int) -> bool:
        """Whether the line opens with the Arabic number that is next."""
        marker = self.markers[index]
        return marker is not None and marker.kind is MarkerKind.DECIMAL and marker.number == self.items + 1 > 1

    def _separator(self, index: int, tail: str) -> str:
        """A line feed before a label inside a bracket, a blank between two words, else nothing."""
        text = self.lines[index].content.text
        if self.labels[index] is not None or self._goes_on_with_names(index, tail):
            return "\n"
        words = tail[-1:].isascii() and tail[-1:].isalpha() and text[0].isascii() and text[0].isalpha()
        return " " if words or (text[0].isdigit() and self._has_its_number_above(index, tail)) else ""

    def _goes_on(self, index: int, tail: str) -> bool:
        before, line = self.lines[index - 1], self.lines[index]
        text = line.content.text
        if text[0] in CANNOT_BEGIN or self._closes_bracket(index, tail) or self._has_its_number_above(index, tail):
            return True
        if (text[0] == "附" and _ATTACHED.match(text)) or self._opens_letter(index) or self._signs(index):
            return False
        if not self.opens[index] and self._goes_on_listing(index):
            return True
        if self._goes_on_with_names(index, tail):
            return True
        if before.line.paragraph is not None or line.line.paragraph is not None:
            return before.line.paragraph == line.line.paragraph and not self.opens[index]
        if self.column is not None and (verdict := self._by_place(index, before, line, self.column)) is not None:
            return verdict
        return self._unfinished(index, tail)

    def _has_its_number_above(self, index: int, tail: str) -> bool:
        """Whether a number stands alone on the line before: 第一章 / 总则."""
        if self.opens[index] or len(tail) > _LONGEST_NUMBER:
            return False
        marker = opening_marker(tail)
        return marker is not None and marker.end == len(tail)

    def _goes_on_with_names(self, index: int, tail: str) -> bool:
        """Whether the line names a body for the label that stands alone above: 责任单位： / 市水利局 / 市财政局."""
        text = self.lines[index].content.text
        if self.opens[index] or not is_body_name(text) or (label := opens_label(tail, self.profile)) is None:
            return False
        return label[1] >= len(tail) or tail[label[1]] == "\n"

    def _goes_on_listing(self, index: int) -> bool:
        """Whether a list of names is broken before the line, 县财政局、 or 县公 / 安局."""
        before, text = self.lines[index - 1].content.text, self.lines[index].content.text
        if before[-1] == "、":
            return True
        label = self.labels[index - 1]
        if label is None or label[0] in (Role.DEADLINE, Role.LEADER) or not is_han(text[0]):
            return False
        return before[-1] in _LINKS or _ends_name(before, text)

    def _opens_letter(self, index: int) -> bool:
        """Whether the line is the document's number, or begins the addressees below a title that fills its line."""
        if index > _LINES_OF_A_HEAD:
            return False
        before, text = self.lines[index - 1].content.text, self.lines[index].content.text
        return is_number_line(text) or (ends_with_kind(before) and _ADDRESSED.match(text) is not None)

    def _signs(self, index: int) -> bool:
        """Whether the line is a body's name between a line that wants no more and a date."""
        before, text = self.lines[index - 1].content.text, self.lines[index].content.text
        following = self.lines[index + 1].content.text if index + 1 < len(self.lines) else ""
        return _is_date_line(following) and is_body_name(text) and before[-1] not in "、，,和及与由"

    def _by_place(self, index: int, before: Printed, line: Printed, column: Column) -> bool | None:
        """What the two lines' places say; None when they say nothing."""
        if line.line.centred or before.line.centred or column.apart(before, line):
            return False
        if column.breaks is not None and before.content.text[-1] in "、，" and not self.opens[index]:
            return True
        if column.full(before, line):
            if column.indented(line) or (not column.indents and self._announces(before.content.text)):
                return False
            return column.solid or not (self._counts_on(index) if column.indents else self._begins_an_item(index))
        same_page = before.line.page == line.line.page
        if column.indented(line) or (same_page and before.content.text[-1] not in "、，,"):
            return False
        return None

    def _announces(self, text: str) -> bool:
        """Whether the line ends with a colon that no label stands before: addressees, 具体安排如下："""
        if text[-1] not in "：:":
            return False
        labels = label_words(text, self.profile)
        return not labels or labels[-1][1] < len(text)

    def _closes_bracket(self, index: int, tail: str) -> bool:
        """Whether a bracket is open before the line and the line, not opening with a number, closes it."""
        text = self.lines[index].content.text
        if not (self.opens[index] or _closes_first(text)) or (at := _open_bracket(tail)) is None:
            return False
        if self.markers[index] is not None and not _closes_first(text[:12]):
            return False
        inside = tail[at + 1 :]
        return not (self.opens[index] and inside.strip() and opens_label(inside, self.profile) is None)

    def _unfinished(self, index: int, tail: str) -> bool:
        """Whether the words before the line want more, and the line does not begin something of its own."""
        before, text = self.lines[index - 1].content.text, self.lines[index].content.text
        if self.opens[index] or self.lines[index].line.centred or text[0] in _OPENING or _is_date_line(text):
            return False
        if before[-1] in "、，,":
            return True
        if before[-1] in _TERMINAL or _is_date_line(before) or _ATTACHED.match(before):
            return False
        if holds_any(tail, _INNER_STOPS):
            return True
        if self.labels[index - 1] is not None:
            return "。" not in text and "、" in text
        marker = self.markers[index - 1]
        if marker is not None:
            return marker.kind in self.run_in and ("，" in before or len(before) > _LONG)
        return len(before) > _LONG and "，" in before


def _ends_name(before: str, text: str) -> bool:
    """Whether the line is the rest of the last name before it, 县财政局、县公 / 安局等, and no name of its own."""
    begun, rest = _SEPARATOR.split(before)[-1], _SEPARATOR.split(text)[0]
    if len(rest) > _LONGEST_REST or begins_name(fold(rest), 0, len(rest)):
        return False
    return rest.startswith("等") or (_is_name(begun + rest) and not (_is_name(begun) and _is_name(rest)))


def _is_name(words: str) -> bool:
    folded = fold(_OTHERS.sub("", words))
    return is_whole(folded, 0, len(folded.text))


def _open_bracket(text: str) -> int | None:
    """Where the innermost bracket opens that `text` does not close."""
    opened: list[int] = []
    for bracket in _BRACKET.finditer(text):
        if bracket.group() in _OPENING:
            opened.append(bracket.start())
        elif opened:
            opened.pop()
    return opened[-1] if opened else None


def _closes_first(text: str) -> bool:
    """Whether `text` closes a bracket before it opens one of its own or ends a sentence."""
    depth = 0
    for bracket in _BRACKET.finditer(text):
        depth += 1 if bracket[0] in _OPENING else -1
        if depth < 0:
            return True
    return False


def _is_date_line(text: str) -> bool:
    return len(text) < 20 and _DATE.match(text) is not None


def _run_in_kinds(lines: Sequence[Printed], markers: Sequence[Marker | None]) -> set[MarkerKind]:
    """The kinds of number whose paragraphs usually end like sentences, so that one that does not is broken."""
    ends: Counter[tuple[MarkerKind, bool]] = Counter()
    for line, marker in zip(lines, markers, strict=True):
        if marker is not None:
            ends[marker.kind, line.content.text[-1] in _TERMINAL] += 1
    return {kind for kind in MarkerKind if ends[kind, True] > ends[kind, False]}


def _paragraph(group: Sequence[tuple[Printed, str]]) -> Paragraph:
    first = group[0][0]
    content = first.content
    if len(group) > 1:
        content = _joined(group)
    return Paragraph(content, all(line.line.centred for line, _ in group), first.line.size, first.line.page)


def _joined(group: Sequence[tuple[Printed, str]]) -> Traced:
    pieces: list[Traced] = [group[0][0].content]
    for (before, _), (line, separator) in pairwise(group):
        if separator and not (separator == " " and blank_goes(before.content.text[-1], line.content.text[0])):
            pieces[-1] = join((pieces[-1], line.content), separator)
        else:
            pieces.append(line.content)
    return join(pieces)
