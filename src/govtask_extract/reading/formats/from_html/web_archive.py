"""Takes the pages out of a web archive (MHTML, RFC 2557): the message that browsers and Office save pages as."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from govtask_extract.patterns import lazy_re
from govtask_extract.reading.encodings import decode
from govtask_extract.reading.mails import MailPart, is_mail, mail_header, mail_parts, root_of

_KIND = re.compile(rb"^Content-Type\s*:\s*(?:multipart/related|text/html)", re.IGNORECASE | re.MULTILINE)
# book.files/sheet001.htm: Excel's archives begin with a page of frames, and one of them shows one sheet at a time.
_SHEET = lazy_re(r"sheet(\d+)\.html?", re.IGNORECASE)
# In the options of a sheet's own page, or of the sheet in the first one.
_HIDDEN = lazy_re(r"<x:Visible>\s*Sheet(?:Very)?Hidden\s*</x:Visible>", re.IGNORECASE)
_WORKSHEET = lazy_re(r"<x:ExcelWorksheet>.*?</x:ExcelWorksheet>", re.IGNORECASE | re.DOTALL)
_SHEET_NAME = lazy_re(r"<x:Name>([^<]+)</x:Name>", re.IGNORECASE)
_FRAME = lazy_re(r"""<frame\s[^>]{0,500}?src\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)


class SavedPages(Struct, frozen=True):
    """The pages that show the notice, one after the other, and what else came with them, by all that it is called.

    `hidden` are the names of a workbook's sheets that are hidden.
    """

    pages: tuple[str, ...]
    others: Mapping[str, str] = field(default_factory=dict)
    hidden: tuple[str, ...] = ()

    def called(self, address: str) -> str | None:
        """The page or style sheet of this address; None if it did not come along."""
        return self.others.get(address) or self.others.get(_last(address))


def is_web_archive(content: bytes) -> bool:
    """Whether `content` opens with the head of a message that holds a page, and that nobody sent."""
    header = mail_header(content)
    return header is not None and _KIND.search(header) is not None and not is_mail(content)


def saved_pages(content: bytes) -> SavedPages:
    """What an archive holds; a page of frames gives way to those that it shows."""
    parts = [part for part in mail_parts(content) if part.kind in ("text/html", "application/xhtml+xml", "text/css")]
    pages = [part for part in parts if part.kind != "text/css"]
    start = root_of(content)
    root = next((part for part in pages if start and part.identity == start), pages[0] if pages else None)
    texts = [(part, text) for part in parts if part is not root and (text := decode(part.content)) is not None]
    saved = SavedPages((), {name: text for part, text in texts for name in _names(part)})
    shown = _text(root)
    sheets = _sheets(pages, shown)
    framed = [sheet.markup for sheet in sheets if not sheet.hidden]
    framed = framed or [page for address in _FRAME.findall(shown) if (page := saved.called(address))]
    if not framed or "<frameset" not in shown.lower():
        return SavedPages((shown,), saved.others)
    return SavedPages(tuple(framed), saved.others, tuple(sheet.name for sheet in sheets if sheet.hidden))


class _SavedSheet(Struct, frozen=True):
    name: str
    markup: str
    hidden: bool


def _sheets(pages: Sequence[MailPart], first: str) -> list[_SavedSheet]:
    """The sheets of a workbook in their order, given its first page."""
    numbered = [(int(found[1]), page) for page in pages if (found := _SHEET.fullmatch(_last(page.location)))]
    return [_sheet(page, first) for _, page in sorted(numbered, key=lambda one: one[0])]


def _sheet(page: MailPart, first: str) -> _SavedSheet:
    file, markup = _last(page.location), _text(page)
    said = next((found[0] for found in _WORKSHEET.finditer(first) if file in found[0].lower()), "")
    name = _SHEET_NAME.search(said)
    return _SavedSheet(name[1] if name else file, markup, bool(_HIDDEN.search(markup) or _HIDDEN.search(said)))


def _text(page: MailPart | None) -> str:
    return (decode(page.content) if page else None) or ""


def _names(part: MailPart) -> tuple[str, ...]:
    return part.location, _last(part.location), f"cid:{part.identity}"


def _last(address: str) -> str:
    return address.replace("\\", "/").rpartition("/")[2].lower()
