"""What stands in a file and is not the notice's own text: readers mark it in place, `Builder` makes furniture of it.

Readers join, cut and strip strings before a line has its offsets, so the marks travel inside the strings: two
noncharacters of Unicode, which are meant for such use and for no exchange (The Unicode Standard, 23.7), around each
stretch. What a file itself holds of them is unreadable: `without_marks` says so in place, one for one.
"""

from __future__ import annotations

from govtask_extract.patterns import lazy_re

HIDDEN = "hidden"
"""What the maker of the file hid from readers."""
STRUCK = "struck"
"""What is struck through, or deleted with changes tracked."""
NOTE_MARK = "note-mark"
"""The raised number that refers to a note."""
PROMPT = "prompt"
"""What a form says where nobody has filled it in."""
ANNOTATION = "annotation"
"""A comment beside the text."""
LINE_NUMBER = "line-number"
"""The number of a printed line, beside it."""

Stretch = tuple[int, int, str]
"""Start, end and kind of a stretch of a string."""

KINDS = (HIDDEN, STRUCK, NOTE_MARK, PROMPT, ANNOTATION, LINE_NUMBER)
"""All kinds of what is set apart."""
_OPENING = {kind: chr(0xFDD0 + index) for index, kind in enumerate(KINDS)}
_CLOSING = "\ufdef"
_KIND_OF = {mark: kind for kind, mark in _OPENING.items()}
_MARKS = lazy_re("[\ufdd0-\ufdef]")
_STRETCH = lazy_re(f"([{''.join(_KIND_OF)}])([^\ufdd0-\ufdef]*){_CLOSING}")


def set_apart(text: str, kind: str) -> str:
    """`text` marked as furniture of this kind, line by line; what was marked in it before is of this kind, too."""
    pieces = without_stretches(text).split("\n")
    return "\n".join(f"{_OPENING[kind]}{piece}{_CLOSING}" if piece.strip() else piece for piece in pieces)


def without_marks(text: str) -> str:
    """`text` with U+FFFD for each character that could be taken for a mark."""
    return text if text.isprintable() else _MARKS.sub("\ufffd", text)


def shown_in(line: str) -> str:
    """A line without what was set apart in it."""
    return _without_stretches(line, "")


def taken_apart(line: str) -> tuple[str, list[Stretch]]:
    """A line as it will stand in the text, and the stretches of it that were set apart."""
    if line.isprintable():
        return line, []
    stretches: list[Stretch] = []
    for found in _STRETCH.finditer(line):
        # Two marks go with each stretch before.
        start = found.start() - 2 * len(stretches)
        stretches.append((start, start + len(found[2]), _KIND_OF[found[1]]))
    return without_stretches(line), stretches


def without_stretches(text: str) -> str:
    """`text` with nothing set apart in it."""
    return _without_stretches(text, r"\2")


def _without_stretches(text: str, kept: str) -> str:
    return text if text.isprintable() else without_marks(_STRETCH.sub(kept, text))
