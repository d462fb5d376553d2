"""Every place in a report, or in a part of one, whichever field it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from govtask_extract.model.confidence import is_doubtful
from govtask_extract.model.report import Place, Report


def places_of(value: object) -> Iterator[Place]:
    """In the order of the fields; many values share a stretch of the text."""
    match value:
        case Place():
            yield value
        case BaseModel():
            for name in type(value).model_fields:
                yield from places_of(getattr(value, name))
        case tuple():
            for item in value:
                yield from places_of(item)
        case Mapping():
            for item in value.values():
                yield from places_of(item)


def doubtful_places(report: Report) -> Iterator[Place]:
    """Those whose words recognition is unsure of, in printed order; of places within one another the longest.

    Furniture is no part of the text: how sure its words are is nobody's doubt.
    """
    read = report.model_copy(update={"furniture": ()})
    doubtful = [place for place in places_of(read) if is_doubtful(place.confidence)]
    doubtful.sort(key=lambda place: (place.start, -place.end))
    end = -1
    for place in doubtful:
        if place.end > end:
            end = place.end
            yield place
