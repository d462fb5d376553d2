"""What a person is shown beside a report: the notice's own text, and pictures of its pages."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from govtask_extract.model.document import RawDocument


class PaintedPages(Struct, frozen=True):
    """Pictures (WebP) of pages by their numbers, each as large as its page; none of a page that cannot be painted."""

    pictures: Mapping[int, bytes] = field(default_factory=dict)


class ShownNotice(Struct, frozen=True):
    """A document as its reader found it, painted if its format has pages to paint."""

    document: RawDocument
    painted: PaintedPages = PaintedPages()
