"""Who owns each character: everything inked belongs to one value, a piece of furniture, or is unread."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import compress

from govtask_extract.model.document import Span
from govtask_extract.model.plain import Plain
from govtask_extract.patterns import lazy_re

# The standard library's \\s is what str.isspace says, separators such as U+001C included.
_INK = lazy_re(r"\S+")
# 0 for what is claimed, 1 for what is not.
_UNCLAIMED = b"\x01\x00" + bytes(254)


class Ownership:
    """Counts inked characters of a text and which of them have been claimed."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._claimed = bytearray(len(text))

    def claim_places(self, places: Iterable[Plain]) -> None:
        """Mark what these places cover as owned."""
        for place in places:
            start, end = place["start"], place["end"]
            assert isinstance(start, int) and isinstance(end, int)
            self._claimed[start:end] = b"\x01" * (end - start)

    def unclaimed(self) -> list[Span]:
        """Stretches of ink that nobody owns, one for each run on a line."""
        left = "".join(compress(self.text, self._claimed.translate(_UNCLAIMED)))
        if not left or left.isspace():
            return []
        found: list[Span] = []
        for ink in _INK.finditer(self.text):
            at = ink.start()
            while (start := self._claimed.find(b"\x00", at, ink.end())) != -1:
                stop = self._claimed.find(b"\x01", start, ink.end())
                at = ink.end() if stop == -1 else stop
                found.append((start, at))
        return found

    def coverage(self) -> Plain:
        """How many characters there are, how many are claimed, how many are unread."""
        characters = len("".join(self.text.split()))
        unread = sum(end - start for start, end in self.unclaimed())
        return {"characters": characters, "claimed": characters - unread, "unread": unread}
