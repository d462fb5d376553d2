"""Every place in a report, or in a part of one, whichever field it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from govtask_extract.model.report import Place


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
