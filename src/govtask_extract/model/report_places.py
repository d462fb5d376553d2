"""Every place in a report, whichever field it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from govtask_extract.model.report import Place, Report


def places_of(report: Report) -> Iterator[Place]:
    """In the order of the report's fields; many values share a stretch of the text."""
    return _within(report)


def _within(value: object) -> Iterator[Place]:
    match value:
        case Place():
            yield value
        case BaseModel():
            for name in type(value).model_fields:
                yield from _within(getattr(value, name))
        case tuple():
            for item in value:
                yield from _within(item)
        case Mapping():
            for item in value.values():
                yield from _within(item)
