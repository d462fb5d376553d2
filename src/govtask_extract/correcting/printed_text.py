"""The text of a notice as corrections speak of it: without furniture and without blanks, each character with its place.

A correction made on one print of a notice finds its words in another: lines may break elsewhere, pages be counted anew.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from functools import cached_property

from govtask_extract.correcting.correction_models import MarkedPlace
from govtask_extract.correcting.fitting import CorrectionUnfit, short
from govtask_extract.language.script import with_single_blanks, without_blanks
from govtask_extract.model.document import RawDocument, Span
from govtask_extract.model.places import Places as PlaceLookup
from govtask_extract.model.report import Furniture, Place, Places
from govtask_extract.model.traced import Traced, spans
from govtask_extract.saying.said import said


class PrintedText:
    """What a document prints, but for its furniture."""

    def __init__(self, document: RawDocument, furniture: tuple[Furniture, ...]) -> None:
        self.document = document
        self._furniture = furniture

    @cached_property
    def all(self) -> Traced:
        """Every inked character that is no furniture."""
        text = self.document.text
        kept = bytearray(b"\x01" * len(text))
        for place in self._furniture:
            kept[place.start : place.end] = bytes(place.end - place.start)
        origins = array("i", (at for at, character in enumerate(text) if kept[at] and not character.isspace()))
        return Traced("".join([text[at] for at in origins]), origins)

    @cached_property
    def lookup(self) -> PlaceLookup:
        """Where a stretch of the document stands."""
        return PlaceLookup(self.document)

    def within(self, span: Span) -> Traced:
        """The inked characters of a stretch."""
        origins = self.all.origins
        return self.all.cut(bisect_left(origins, span[0]), bisect_left(origins, span[1]))

    def span_of(self, place: MarkedPlace) -> Span:
        """Where a place's words stand now. Raises `CorrectionUnfit` if nowhere, or if nobody knows which are meant."""
        quote, ink = without_blanks(place.quote), self.all.text
        if self.within((place.start, place.end)).text == quote:
            return place.start, place.end
        at = ink.find(quote)
        if at < 0:
            raise CorrectionUnfit(said("{words} is not printed in it", words=short(place.quote)))
        if ink.find(quote, at + 1) >= 0:
            raise CorrectionUnfit(said("{words} stands elsewhere, and more than once", words=short(place.quote)))
        return self.all.origins[at], self.all.origins[at + len(quote) - 1] + 1

    def marked(self, span: Span) -> MarkedPlace:
        """A stretch as corrections name it. Raises `ValueError` where nothing is printed."""
        inked = self.within(span)
        if not inked:
            raise ValueError(said("nothing is printed there"))
        first = self.lookup.at((inked.origins[0], inked.origins[0] + 1))
        text = self.document.text
        return MarkedPlace.model_validate(
            {
                "page": first.get("page"),
                "line": first.get("line_on_page", first["line"]),
                "start": inked.origins[0],
                "end": inked.origins[-1] + 1,
                "quote": with_single_blanks(" ".join(text[start:end] for start, end in spans(inked, text))),
            }
        )

    def places_of(self, piece: Traced) -> Places:
        """The places of traced text, as a report has them."""
        return tuple(Place.model_validate(place, strict=True) for place in self.lookup.of(piece))
