"""Characters that show nothing are furniture, and told; a soft hyphen where nobody hyphenates words is a hyphen.

What shows nothing is `Default_Ignorable_Code_Point` (Unicode Standard Annex 44): zero widths, marks of direction,
selectors of variants, fillers, tags. Of controls, those that count as white space and set no text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec.structs import replace

from govtask_extract.language.script import HAN
from govtask_extract.model.document import RawDocument, Remark, Span
from govtask_extract.model.remarks import INVISIBLE_CHARACTERS
from govtask_extract.patterns import lazy_regex
from govtask_extract.saying.said import Said, listed, said

INVISIBLE = lazy_regex(r"\p{Default_Ignorable_Code_Point}+")
_SEPARATORS = lazy_regex("[\x1c-\x1f\x85]+")
_HYPHEN = lazy_regex(rf"(?<=[\d{HAN}])\xad(?=[\d{HAN}])", needs=("\xad",))
# Browsers show a soft hyphen where they break a line, and nowhere else (CSS Text 3, 5.4); but no word of figures is
# hyphenated, and 4560 for 45-60 would be the worse reading.
_BETWEEN_FIGURES = lazy_regex(r"(?<=\d)\xad(?=\d)", needs=("\xad",))
_OF_BROWSERS = ("text/html", "message/rfc822")
_KIND = "markup"
_NAMED = 3


def without_invisible(text: str) -> str:
    """The text as it shows."""
    return INVISIBLE.sub("", text)


def blanked(text: str) -> str:
    """The text with a blank for each character that shows nothing."""
    return INVISIBLE.sub(lambda found: " " * len(found[0]), text)


def with_invisible_told(document: RawDocument) -> RawDocument:
    """The document with its invisible characters as furniture, and a remark for each kind of trouble they make."""
    text = document.text
    if text.isascii():
        return _told(document, ())
    hyphen = _BETWEEN_FIGURES if document.media_type in _OF_BROWSERS else _HYPHEN
    hyphens = tuple((found.start(), found.end()) for found in hyphen.finditer(text))
    if hyphens:
        document = replace(
            document,
            text=hyphen.sub("-", text),
            replaced={**document.replaced, **dict.fromkeys((start for start, _ in hyphens), "\xad")},
        )
    return _told(document, hyphens)


def _told(document: RawDocument, hyphens: tuple[Span, ...]) -> RawDocument:
    invisible = tuple((found.start(), found.end()) for found in INVISIBLE.finditer(document.text))
    remarks = tuple(_remarks(document.text, invisible, hyphens))
    if not remarks:
        return document
    furniture = sorted((*document.furniture, *((span, _KIND) for span in invisible)))
    return replace(document, furniture=tuple(furniture), remarks=(*document.remarks, *remarks))


def _remarks(text: str, invisible: tuple[Span, ...], hyphens: tuple[Span, ...]) -> Iterator[Remark]:
    if hyphens:
        message = said(
            "{count} soft hyphens stand between figures or Chinese characters, and were read as hyphens",
            count=len(hyphens),
        )
        yield INVISIBLE_CHARACTERS.remark(message, hyphens)
    separators = tuple((found.start(), found.end()) for found in _SEPARATORS.finditer(text))
    for spans, told in ((invisible, _unseen), (separators, _blanks)):
        counts = Counter(one for start, end in spans for one in text[start:end])
        if counts:
            codes = [f"U+{ord(one):04X} ({count} ×)" for one, count in counts.items()]
            named = codes[:_NAMED]
            if len(codes) > _NAMED:
                named[-1] += " …"
            yield INVISIBLE_CHARACTERS.remark(told(listed(named)), spans)


def _unseen(named: Said) -> Said:
    return said("characters such as {named} show nothing and are no part of values", named=named)


def _blanks(named: Said) -> Said:
    return said("characters such as {named} were read as blanks", named=named)
