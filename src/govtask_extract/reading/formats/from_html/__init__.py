"""HTML: a page as saved from a government site, or a fragment of one."""

from __future__ import annotations

import re

from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.formats.from_html.web_archive import is_web_archive
from govtask_extract.reading.reader import Fit, Reader
from govtask_extract.saying.said import said

SUFFIXES = (".html", ".htm", ".shtml", ".xhtml", ".mht", ".mhtml")

_TAGS = (
    rb"p|div|table|tbody|thead|tr|td|span|h[1-6]|[uo]l|dl|li|"
    rb"section|article|main|body|head|meta|title|center|font|br|style"
)
_BLANKS = rb"(?:\s|\xef\xbb\xbf|\xc2\xa0|<!--.{0,2000}?-->|<\?xml[^>]{0,200}>)*+"
_PAGE = re.compile(_BLANKS + rb"<(?:!doctype\s+html|html[\s>])", re.IGNORECASE | re.DOTALL)
_FRAGMENT = re.compile(_BLANKS + rb"<(?:" + _TAGS + rb")(?:\s[^<>]*)?/?>", re.IGNORECASE | re.DOTALL)
_ANY_TAG = re.compile(rb"</?(?:" + _TAGS + rb")(?:\s[^<>]*)?/?>", re.IGNORECASE)
_HEAD = 100_000


def sniff(content: bytes, suffix: str) -> Fit:
    """Names in angle brackets (`<市人防办>`) make no page: only tags of HTML do, and they stand at the beginning."""
    head = content[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.replace(b"\0", b"")[2:]
    if _PAGE.match(head) or is_web_archive(head):
        return Fit.CERTAIN
    if _FRAGMENT.match(head) or (suffix in SUFFIXES and _ANY_TAG.search(head)):
        return Fit.LIKELY
    return Fit.NONE


def read(source: Source, options: Options) -> RawDocument:
    """What a reader of the page sees, in order; what stands around the notice is furniture."""
    from govtask_extract.reading.formats.from_html.page import read_page

    return read_page(source, options.limits)


READER = Reader(
    name="html",
    summary=said("web pages, whole, in part, or as a web archive"),
    media_types=("text/html", "multipart/related"),
    suffixes=SUFFIXES,
    sniff=sniff,
    read=read,
)
