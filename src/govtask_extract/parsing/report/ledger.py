"""The ledger of a report: who owns which characters, and what there is to remark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress

from govtask_extract.model.document import RawDocument, Remark, Span
from govtask_extract.model.places import Places
from govtask_extract.model.plain import Plain
from govtask_extract.model.remarks import LOST_ASSIGNMENT, UNREAD_TEXT, RemarkKind
from govtask_extract.model.traced import Traced, spans
from govtask_extract.patterns import lazy_re
from govtask_extract.saying.said import said

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


Pieces = Traced | Sequence[Traced]


class Ledger:
    """Looks up places, and notes which characters they claim."""

    def __init__(self, document: RawDocument) -> None:
        self.document = document
        self.places = Places(document)
        self.ownership = Ownership(document.text)
        self.remarks: list[Remark] = list(document.remarks)
        self._lost: set[Span] = set()

    def quote(self, pieces: Pieces) -> tuple[Plain, ...]:
        """The places of pieces that stand inside what another value owns."""
        return self.places.of(pieces)

    def own(self, pieces: Pieces) -> tuple[Plain, ...]:
        """The places of pieces that belong to the value they make."""
        return self._claimed(self.places.of(pieces))

    def own_spans(self, stretches: Sequence[Span]) -> tuple[Plain, ...]:
        """The same for stretches of the document's text."""
        return self._claimed(self.places.of_spans(stretches))

    def lose(self, *pieces: Traced) -> None:
        """Nobody claims these characters, so they are unread; a diagnostic says why."""
        stretches = tuple(spans(pieces, self.document.text))
        self._lost.update(stretches)
        message = said("this assigns something, but no task stands before it")
        self.remarks.append(LOST_ASSIGNMENT.remark(message, stretches))

    def printed(self, content: Traced) -> str:
        """The words as they stand in the document, blanks and all."""
        return self.document.text[content.first : content.origins[-1] + 1]

    def remark(self, kind: RemarkKind, message: str, pieces: Pieces, task: str | None) -> None:
        """Note what we think of these words."""
        self.remarks.append(kind.remark(message, tuple(spans(pieces, self.document.text)), task))

    def unread(self) -> tuple[Plain, ...]:
        """What nobody owns; a remark for each stretch that has none yet."""
        unread = self.ownership.unclaimed()
        self.remarks += self._unexplained(unread)
        return self.places.of_spans(unread)

    def diagnostics(self) -> tuple[Plain, ...]:
        """The remarks with their places."""
        return tuple(
            {
                "code": remark.code,
                "name": remark.name,
                "severity": remark.severity,
                "message": remark.message,
                "task": remark.task,
                "evidence": self.places.of_spans(remark.spans),
            }
            for remark in self.remarks
        )

    def _claimed(self, places: tuple[Plain, ...]) -> tuple[Plain, ...]:
        self.ownership.claim_places(places)
        return places

    def _unexplained(self, unread: Sequence[Span]) -> Iterator[Remark]:
        """Both lists rise, so one walk over them will do."""
        known = iter(sorted(self._lost))
        first, last = next(known, (-1, -1))
        for start, end in unread:
            while 0 <= last < end and last <= start:
                first, last = next(known, (-1, -1))
            if not first <= start < end <= last:
                yield UNREAD_TEXT.remark(said("this text was not understood"), ((start, end),))
