"""Tags in Markdown that hide what stands in them, or strike it: `<span style="display:none">`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from types import MappingProxyType

from govtask_extract.model.document import Span
from govtask_extract.patterns import lazy_re
from govtask_extract.reading.setting_apart import HIDDEN, STRUCK

# Without one of these words a tag hides nothing.
_STYLED = lazy_re(r"<([a-z][a-z0-9]*)\s[^<>]*?(?:style|hidden|color)\b[^<>]*>", re.IGNORECASE, needs=("<",))
_TAG = lazy_re(r"<(/?)([a-z][a-z0-9]*)(?:\s[^<>]*)?>", re.IGNORECASE)


def find_unseen(text: str) -> Iterator[tuple[Span, str]]:
    """What stands between such a tag and the one that closes it, and its kind of furniture; never one in another."""
    at = 0
    ends = _ends(text) if _STYLED.search(text) else {}
    for opening in _STYLED.finditer(text) if ends else ():
        end = ends.get(opening.start()) if opening.start() >= at else None
        kind = _kind(opening[0]) if end is not None else None
        if kind and end is not None:
            yield (opening.end(), end), kind
            at = end


def _ends(text: str) -> dict[int, int]:
    """Where the closing tag of each element stands that has one, by the place of its opening tag."""
    ends: dict[int, int] = {}
    opened: dict[str, list[int]] = {}
    for tag in _TAG.finditer(text):
        places = opened.setdefault(tag[2].lower(), [])
        if not tag[1]:
            places.append(tag.start())
        elif places:
            ends[places.pop()] = tag.start()
    return ends


class _OneTag(HTMLParser):
    name = ""
    given: Mapping[str, str | None] = MappingProxyType({})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.name, self.given = tag, dict(attrs)


def _kind(tag: str) -> str | None:
    """How a browser shows what stands in the tag, as far as the tag itself says it."""
    from govtask_extract.reading.formats.from_html.css import declarations
    from govtask_extract.reading.formats.from_html.page_looks import PageLook, look_of

    read = _OneTag()
    read.feed(tag)
    said = {name: value for name, (value, _) in declarations(read.given.get("style") or "").items()}
    look = look_of(read.name, read.given, said, PageLook(), painted_elsewhere=False)
    return HIDDEN if look.hidden else STRUCK if look.struck else None
