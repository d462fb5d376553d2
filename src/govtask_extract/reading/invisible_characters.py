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

INVISIBLE = lazy_regex(r"\p{Default_Ignorable_Code_Point}+")
_SEPARATORS = lazy_regex("[\x1c-\x1f\x85]+")
_HYPHEN = lazy_regex(rf"(?<=[\d{HAN}])\xad(?=[\d{HAN}])")
_KIND = "markup"
_NAMED = 3


def with_invisible_told(document: RawDocument) -> RawDocument:
    """The document with its invisible characters as furniture, and a remark for each kind of trouble they make."""
    text = document.text
    if text.isascii():
        return _told(document, ())
    hyphens = tuple((found.start(), found.end()) for found in _HYPHEN.finditer(text))
    if hyphens:
        document = replace(
            document,
            text=_HYPHEN.sub("-", text),
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
        message = f"{len(hyphens)} soft hyphens stand between figures or Chinese characters, and were read as hyphens"
        yield INVISIBLE_CHARACTERS.remark(message, hyphens)
    separators = tuple((found.start(), found.end()) for found in _SEPARATORS.finditer(text))
    for spans, what in ((invisible, "show nothing and are no part of values"), (separators, "were read as blanks")):
        counts = Counter(one for start, end in spans for one in text[start:end])
        if counts:
            codes = [f"U+{ord(one):04X} ({count} ×)" for one, count in counts.items()]
            named = ", ".join(codes[:_NAMED]) + (" …" if len(codes) > _NAMED else "")
            yield INVISIBLE_CHARACTERS.remark(f"characters such as {named} {what}", spans)
