"""Pages that hold no notice: it stands in their frames, or a script fetches it when they are opened."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from govtask_extract.errors import UnreadableFile
from govtask_extract.patterns import lazy_re
from govtask_extract.reading.formats.from_html.measure import Measure
from govtask_extract.saying.said import said

# A title and the site's own name and address may stand around a frame, nothing but a greeting where a script writes.
_MOST_AROUND_A_FRAME = 200
_MOST_BEFORE_A_SCRIPT = 60
_LONGEST_ADDRESS = 120
_WAITING = lazy_re(r"加载|载入|请稍候|请稍后|JavaScript|[Ll]oading")
_LEADS_ELSEWHERE = lazy_re(r"(?i)url\s*=\s*['\"]?([^'\"]+)")


def check_is_a_page(root: LexborNode, measure: Measure) -> None:
    """Raises `UnreadableFile` if the page shows nothing by itself, and says where its text stands."""
    frames = [address_of(frame) for frame in root.css("frameset frame")]
    if frames:
        raise UnreadableFile(
            said(
                "The page is a set of frames and holds no text itself; the frames show {names}",
                names="、".join(frames[:4]),
            ),
            said("Open it in a browser, open the frame that shows the notice by itself, save that page and give it."),
        )
    ink = measure.ink_of(root)
    if measure.prose[root.mem_id] or ink >= _MOST_AROUND_A_FRAME:
        return
    for address in framed_addresses(root, measure):
        raise _framed(address)
    if (target := _target(root)) and ink < _MOST_BEFORE_A_SCRIPT:
        raise UnreadableFile(
            said("The page only leads to another: {target}", target=target),
            said("Open that one in a browser and save it."),
        )
    if ink < _MOST_BEFORE_A_SCRIPT and root.css("script") and _waits(root, ink):
        raise UnreadableFile(
            said("The page holds no text: it fills itself by a script when it is opened"),
            said(
                "Open it in a browser, wait until the notice shows, and save it as a complete page or print it as PDF."
            ),
        )


def framed_addresses(root: LexborNode, measure: Measure) -> Iterator[str]:
    """Where the pages and files stand that show in frames."""
    for frame in root.css("iframe, embed, object"):
        if frame.mem_id not in measure.appearance.unseen and is_large(frame) and (address := address_of(frame)):
            yield address


def address_of(frame: LexborNode) -> str:
    """Shortened, if it is long; empty if nothing is named or only a script knows."""
    attributes = frame.attributes
    address = (attributes.get("src") or attributes.get("data") or "").strip()
    if address.startswith(("about:", "javascript:", "data:", "blob:")):
        return ""
    return address if len(address) <= _LONGEST_ADDRESS else f"{address[:_LONGEST_ADDRESS]}…"


def is_large(node: LexborNode) -> bool:
    """Whether its attributes leave room for text: counters and icons are small."""
    sizes = (node.attributes.get(side) or "" for side in ("width", "height"))
    return all(not size.strip().rstrip("px").isdecimal() or int(size.strip().rstrip("px")) > 60 for size in sizes)


def _framed(address: str) -> UnreadableFile:
    if "pdf" in address.lower():
        return UnreadableFile(
            said("The page holds no notice: it shows a PDF in a frame: {address}", address=address),
            said("Download that PDF and give it."),
        )
    return UnreadableFile(
        said("The page holds no notice: it shows another in a frame: {address}", address=address),
        said("Open that address in a browser, save it as a complete page, and give that."),
    )


def _target(root: LexborNode) -> str:
    metas = (meta for meta in root.css("meta") if (meta.attributes.get("http-equiv") or "").lower() == "refresh")
    found = next((_LEADS_ELSEWHERE.search(meta.attributes.get("content") or "") for meta in metas), None)
    return found[1].strip()[:_LONGEST_ADDRESS] if found else ""


def _waits(root: LexborNode, ink: int) -> bool:
    """Whether it says so, or has an element with a name and nothing in it, for a script to fill."""
    body = root.css_first("body")
    if not ink or body is None or _WAITING.search(body.text() or ""):
        return True
    return any(not (node.text() or "").strip() and not node.css("img") for node in root.css("body > div[id], main"))
