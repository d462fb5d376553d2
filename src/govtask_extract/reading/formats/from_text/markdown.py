"""Markdown's marks, and HTML's among them: what of a text sets it and is not read, and what a reader sees otherwise.

The marks of headings and bold type are found when lines are parsed: PDFs print those, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from govtask_extract.language.script import HAN
from govtask_extract.model.document import Span
from govtask_extract.patterns import RePattern, holds_any, lazy_re, lazy_regex
from govtask_extract.reading.formats.from_text.unseen_tags import find_unseen
from govtask_extract.reading.setting_apart import HIDDEN, NOTE_MARK, STRUCK

MARKUP = "markup"

_TAG_NAMES = (
    "html|head|body|table|thead|tbody|tfoot|tr|td|th|caption|colgroup|col|p|div|span|br|hr|b|i|u|em|strong|font|center"
    "|sup|sub|s|del|strike|ins|a|img|ul|ol|li|dl|dt|dd|h[1-6]|blockquote|pre|code|details|summary|small|big|mark|o:p"
    "|kbd|samp|var|abbr|cite|q|tt|section|article|figure|figcaption"
)
_TO = r"(?:[a-z]{2,9}:|[./#]|[^()\s]*[./])[^()\n]{0,1000}"
_NOTE = r"\[?(?:\d{1,3}|[①-⑳]|[*†‡])\]?"
# What each names: markup, or the kind of furniture that its words are.
_RULES: tuple[tuple[RePattern, bool], ...] = (
    # ![图](images/1.jpg){width=80%}
    (lazy_re(r"(?P<markup>!\[[^\[\]\n]*\]\([^()\n]*\)(?:\{[^{}\n]*\})?)", needs=("![",)), False),
    # 老旧小区[^1]40个, and the note's own mark
    (lazy_re(r"(?P<note>\[\^[^\]\[\s]{1,40}\]:?)", needs=("[^",)), False),
    (lazy_re(rf"(?P<markup><sup>)(?P<note>\s*{_NOTE}\s*)(?P<markup2></sup>)", re.IGNORECASE, needs=("<",)), False),
    # ^1^ as pandoc writes it, $^{1}$ as models that read pictures do
    (lazy_re(rf"(?P<note>\$?(?:\{{\}})?\s*\^\s*\{{\s*{_NOTE}\s*\}}\s*\$?|\^{_NOTE}\^)", needs=("^",)), False),
    # $30\%$, as the same models write figures
    (lazy_re(r"(?P<markup>\$)\s*\d[\d., ]*(?:\\?%)?\s*(?P<markup2>\$)", needs=("$",)), False),
    (lazy_re(r"(?P<markup>~~)(?P<struck>(?=\S)[^\n]{1,2000}?(?<=\S))(?P<markup2>~~)(?!~)", needs=("~~",)), True),
    (
        lazy_re(r"(?is)(?P<markup><(s|del|strike)>)(?P<struck>(?:(?!</\2>).){1,2000})(?P<markup2></\2>)", needs=("<",)),
        False,
    ),
    # *市财政局*, _市财政局_; no 5*10 and 6*8, no *序号 | *任务
    (
        lazy_re(
            r"(?<![*\d\\])(?P<markup>\*)(?![*\s])[^*|\n]{1,500}?(?<![*\s\\])(?P<markup2>\*)(?![*\d])", needs=("*",)
        ),
        True,
    ),
    (
        lazy_re(r"(?<![\w\\])(?P<markup>__?)(?![_\s])[^_|\n]{1,500}?(?<![_\s\\])(?P<markup2>__?)(?!\w)", needs=("_",)),
        True,
    ),
    (lazy_re(r"(?<![=\\])(?P<markup>==)(?![=\s])[^=|\n]{1,500}?(?<![=\s\\])(?P<markup2>==)(?!=)", needs=("==",)), True),
    (lazy_re(r"(?<![`\\])(?P<markup>`)[^`\n]{1,500}(?P<markup2>`)(?!`)", needs=("`",)), True),
    # - [x] 新建公园
    (lazy_re(r"(?m)^(?P<markup>[ \t]*[-*+][ \t]+\[[ xX]\])(?=[ \t])", needs=("[",)), True),
    # [通知](http://…), [通知]{.underline}
    (
        lazy_re(
            rf"(?P<markup>\[)[^\[\]\n]{{1,500}}(?P<markup2>\](?:\({_TO}\)|\{{[.#][^{{}}\n]*\}}))", needs=("](", "]{")
        ),
        False,
    ),
    (lazy_re(r"(?m)(?P<markup>[ \t]\{[.#][^{}\n]*\})(?=[ \t]*$)", needs=("{",)), True),
    (lazy_re(r"(?m)^(?P<markup>(?:```|~~~|:::)[^\n]*)$", needs=("```", "~~~", ":::")), True),
    (lazy_re(r"(?m)^(?P<markup>[ ]{0,3}(?:>[ ]?)+)(?=\S)", needs=(">",)), True),
    (lazy_re(rf"(?i)(?P<markup></?(?:{_TAG_NAMES})(?:\s[^<>]*)?/?>)", needs=("<",)), False),
    # 1\. as pandoc writes what is no list; a backslash at a line's end breaks it
    (lazy_re(r"(?m)(?P<markup>\\)(?=[!-/:-@\[-`{-~]|$)", needs=("\\",)), False),
)
_COMMENT = lazy_re(r"(?s)<!--.*?-->", needs=("<!--",))
_DEFINED = lazy_re(r"(?m)^ {0,3}\[([^\]\[^\n][^\]\[\n]*)\]:[ \t]+\S[^\n]*$", needs=("]:",))
_REFERENCE = lazy_re(r"(\[)([^\[\]\n]{1,500})(\]\[([^\]\[\n]*)\])")
_ENTITY = lazy_re(r"&(?:[a-zA-Z]{2,31}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_PICTURE = lazy_re(r"!\[([^\[\]\n]*)\]\(\s*([^()\s]*)[^()\n]*\)|<img\s[^<>]*>|<!-- image -->", needs=("![", "<"))
_SOURCE = lazy_re(r"""src\s*=\s*["']?([^"'\s>]+)""")
_LINE = lazy_re(r"[^\n]+")
_HAN = lazy_regex(f"[{HAN}]")
_KINDS = {"note": NOTE_MARK, "struck": STRUCK}
_OF_MARKS = "\\<&[~^`>:{$*_="

Found = tuple[Span, str]


class Marks(Struct, frozen=True):
    """Furniture in the order of the text, none overlapping another; `instead` holds by offset the character that an
    entity stands for, whose other characters are furniture. `pictures` are the names and places of pictures."""

    furniture: tuple[Found, ...] = ()
    instead: Mapping[int, str] = field(default_factory=dict)
    pictures: tuple[tuple[str, Span], ...] = ()


def find_marks(text: str, markdown: bool) -> Marks:
    """In a text that is no Markdown by its name, nothing is taken for a mark that people write otherwise, too."""
    if not holds_any(text, _OF_MARKS):
        return Marks()
    found = [*_comments(text), *_by_rules(text, markdown)]
    found += [*_references(text), *find_unseen(text)] if markdown else ()
    furniture = _apart(text, [*found, *((span, MARKUP) for span, _ in _entities(text))])
    starts = {start for (start, _), _ in furniture}
    instead = {start - 1: character for (start, _), character in _entities(text) if start in starts and character}
    return Marks(tuple(furniture), instead, tuple(_pictures(text)))


def _comments(text: str) -> Iterator[Found]:
    """Programs leave notes for programs; words for people are hidden from them."""
    for found in _COMMENT.finditer(text):
        yield found.span(), HIDDEN if _HAN.search(found[0]) else MARKUP


def _by_rules(text: str, markdown: bool) -> Iterator[Found]:
    for pattern, of_markdown in _RULES:
        if markdown or not of_markdown:
            for found in pattern.finditer(text):
                yield from (
                    (found.span(name), _KINDS.get(name, MARKUP)) for name, what in found.groupdict().items() if what
                )


def _references(text: str) -> Iterator[Found]:
    """[通知][1], and the line that says where 1 leads."""
    defined = list(_DEFINED.finditer(text))
    yield from ((found.span(), MARKUP) for found in defined)
    labels = {found[1].lower() for found in defined}
    for found in _REFERENCE.finditer(text) if labels else ():
        if (found[4] or found[2]).lower() in labels:
            yield from ((found.span(group), MARKUP) for group in (1, 3))


def _entities(text: str) -> Iterator[tuple[Span, str]]:
    """What of each is furniture, and the character that it stands for; blanks are furniture as a whole."""
    if "&" not in text:
        return
    # Its table of names is loaded by the few texts that use one.
    from html import unescape

    for found in _ENTITY.finditer(text):
        character = unescape(found[0])
        if len(character) == 1 and character.isprintable() and not character.isspace():
            yield (found.start() + 1, found.end()), character
        elif len(character) == 1:
            yield found.span(), ""


def _pictures(text: str) -> Iterator[tuple[str, Span]]:
    for found in _PICTURE.finditer(text):
        source = _SOURCE.search(found[0])
        address = found[2] or (source[1] if source else "")
        yield (found[1] or address.rpartition("/")[2] or "image"), found.span()


def _apart(text: str, found: list[Found]) -> list[Found]:
    """What begins first, and the longest of those, is what it looks like; line feeds are nobody's."""
    kept: list[Found] = []
    end_of_last = 0
    for (start, end), kind in sorted(found, key=lambda one: (one[0][0], -one[0][1])):
        if start >= end_of_last:
            kept += ((line.span(), kind) for line in _LINE.finditer(text, start, end))
            end_of_last = end
    return kept
