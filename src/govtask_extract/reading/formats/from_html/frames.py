"""Pages in a page: those whose text came with it stand where they are shown."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from govtask_extract.reading.formats.from_html.parsed import parsed_page
from govtask_extract.reading.formats.from_html.web_archive import SavedPages

# A page that shows itself would never end.
_MOST_FRAMES = 100
_KEPT = ("style", "class", "id", "hidden")


def put_frames_in_place(root: LexborNode, saved: SavedPages) -> None:
    """Puts pages given as `srcdoc`, and those of the archive, into an element of their own where their frame was."""
    for _ in range(_MOST_FRAMES):
        framed = next(_framed(root, saved), None)
        if framed is None:
            return
        _replace(*framed)


def _framed(root: LexborNode, saved: SavedPages) -> Iterator[tuple[LexborNode, str]]:
    for frame in root.css("iframe"):
        given = frame.attributes.get("srcdoc")
        text = given if given is not None else saved.called(frame.attributes.get("src") or "")
        if text:
            yield frame, text


def _replace(frame: LexborNode, text: str) -> None:
    inner = parsed_page(text)
    holder = parsed_page("<div></div>").css_first("div")
    if inner.root is None or holder is None:
        frame.decompose()
        return
    for name in _KEPT:
        if name in frame.attributes:
            holder.attrs[name] = frame.attributes[name] or ""
    holder.insert_child(inner.root)
    frame.replace_with(holder)


def linked_sheets(root: LexborNode, saved: SavedPages) -> list[str]:
    """The style sheets that came with the page."""
    links = (link.attributes.get("href") or "" for link in root.css('link[rel~="stylesheet"]'))
    return [sheet for address in links if (sheet := saved.called(address))]
