"""Whether a page's text is to be believed: the one place that says why not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from itertools import groupby

from govtask_extract.model.document import Box
from govtask_extract.model.remarks import CONTENT_NOT_READ, GARBLED_TEXT
from govtask_extract.reading.drawn_pages.glyph_lines import GlyphLine, box_at
from govtask_extract.reading.drawn_pages.noise import noise_in, stands_for_many
from govtask_extract.reading.drawn_pages.page_troubles import Doubt
from govtask_extract.reading.formats.from_pdf.pdfium_page import PdfiumPage
from govtask_extract.reading.formats.from_pdf.text_and_picture.characters_on_ink import InkLikeness, liken
from govtask_extract.reading.formats.from_pdf.text_and_picture.glyph_shapes import FEWEST, Fonts
from govtask_extract.reading.formats.from_pdf.text_and_picture.lines_of_ink import Writing, find_writing
from govtask_extract.reading.formats.from_pdf.text_and_picture.page_ink import PageInk
from govtask_extract.reading.formats.from_pdf.text_and_picture.usual_words import is_han, is_prose_without_words
from govtask_extract.reading.formats.from_pdf.things import box_of, may_hold_writing, pictures_of, texts_of
from govtask_extract.saying.said import Said, said

# Fewer characters, or letters, tell nothing by where the ink is.
_FEWEST = 40
# Text that was recognised agrees with the ink by 0.55 and more where it may be meant, another text by 0.3 at most.
RECOGNISED_NEAR = 0.4
# It stands where it was seen: there it agrees by 0.5, and there is most of the ink, but for a third.
RECOGNISED_HERE, RECOGNISED_BESIDE = 0.28, 1.8
# Of its Han characters alone the strokes agree so much, by share of that; of so many at least.
RECOGNISED_STROKES, _FEWEST_HAN = 0.5, 100
# Text that is printed agrees by 0.9, its Han characters alone by 0.7; of few of them, by chance, by less.
PRINTED, PRINTED_STROKES, _BY_CHANCE = 0.6, 0.66, 0.6
# So many letters stand on no ink, by share, if they were never in the picture.
BLANK = 0.5
# So many pieces of lines, of which a line across the page has ten, have no text; in a scan so large a share of them.
PIECES_UNREAD, SHARE_UNREAD = 16, 0.12
# By so much of its mean, as a standard deviation, the ink of one character in one place and another does not vary.
_VARIED = 0.18
# A page with no more characters has hardly any.
_HARDLY_ANY = 20
# Pictures, or texts, that fill less of the page, by share, hold no lines that are worth looking for.
_SMALL = 0.03


def why_not_believed(page: PdfiumPage, fonts: Fonts) -> Doubt | None:
    """`fonts` are the file's. Only a page that gives cause is painted."""
    text = _believed(page)
    counts = Counter(text)
    noise = noise_in(text, counts)
    if noise:
        return Doubt(GARBLED_TEXT, noise)
    if page.recognised:
        return _of_recognised(page)
    return _of_printed(page, fonts, stands_for_many(counts)) or _of_pictures(page)


def _believed(page: PdfiumPage) -> str:
    """What the page says, without what stands apart."""
    if not page.layers.kinds:
        return page.glyphs.characters
    return "\n".join(stretch.text for stretch in page.stretches())


def _of_recognised(page: PdfiumPage) -> Doubt | None:
    ink = PageInk(page.page, page.view)
    likeness = liken(page.stretches(), ink)
    reason = reason_of_recognised(likeness)
    if reason:
        return Doubt(GARBLED_TEXT, reason)
    writing = find_writing(ink, _letters(page))
    if len(writing.unread) >= PIECES_UNREAD and writing.share_unread >= SHARE_UNREAD:
        return Doubt(CONTENT_NOT_READ, said("the picture shows lines that the recognised text does not have"))
    return None


def reason_of_recognised(likeness: InkLikeness) -> Said | None:
    if likeness.letters >= _FEWEST and likeness.blank >= BLANK:
        return said("the recognised text stands where the picture shows nothing")
    other = likeness.count >= _FEWEST and likeness.near < RECOGNISED_NEAR
    if other or (likeness.han >= _FEWEST_HAN and likeness.strokes < RECOGNISED_STROKES * likeness.near):
        return said("the recognised text is not what the picture shows")
    if likeness.count >= _FEWEST and likeness.here < RECOGNISED_HERE:
        return said("the recognised text does not stand where the picture shows it")
    if likeness.letters >= _FEWEST and likeness.beside >= RECOGNISED_BESIDE:
        return said("the recognised text does not stand where the picture shows it")
    return None


def _of_printed(page: PdfiumPage, fonts: Fonts, many: str) -> Doubt | None:
    doubtful = fonts.doubtful(page.glyphs.characters, page.owned)
    if doubtful.plain:
        return Doubt(GARBLED_TEXT, said("the fonts name other characters than they show"))
    if doubtful.absent and _has_no_words(page, doubtful.absent):
        return Doubt(GARBLED_TEXT, said("the text reads like noise"))
    if not doubtful.strokes and not doubtful.unseen and not many:
        return None
    ink = PageInk(page.page, page.view)
    if many and _looks_different(page, many, ink):
        return Doubt(GARBLED_TEXT, said("one character of the text stands for many that are shown"))
    reason = reason_of_recognised(liken(_lines_of(page, doubtful.unseen), ink))
    if reason:
        return Doubt(GARBLED_TEXT, reason)
    if doubtful.strokes and differs_from_print(liken(_lines_of(page, doubtful.strokes), ink)):
        return Doubt(GARBLED_TEXT, said("the fonts name other characters than they show"))
    return None


def differs_from_print(likeness: InkLikeness) -> bool:
    if likeness.han >= FEWEST and likeness.strokes < PRINTED_STROKES - _BY_CHANCE / likeness.han**0.5:
        return True
    return likeness.count >= _FEWEST and likeness.near < PRINTED


def _has_no_words(page: PdfiumPage, texts: Collection[int]) -> bool:
    """Of the page's prose, if most of it is in these texts."""
    characters = page.glyphs.characters
    if not is_prose_without_words(characters):
        return False
    own = sum(is_han(characters[number]) for text in texts for number in page.owned[text])
    return own > sum(map(is_han, characters)) / 2


def _lines_of(page: PdfiumPage, texts: Collection[int]) -> Iterator[GlyphLine]:
    numbers = {number for text in texts for number in page.owned[text]}
    for stretch in page.stretches():
        own = [stretch.number + at in numbers for at in range(len(stretch.text))]
        for inside, group in groupby(range(len(own)), own.__getitem__):
            if inside:
                places = list(group)
                yield stretch.part(places[0], places[-1] + 1)


def _letters(page: PdfiumPage) -> Iterator[Box]:
    for stretch in page.stretches():
        for at, character in enumerate(stretch.text):
            if not character.isspace():
                yield box_at(stretch.boxes, at)


def _looks_different(page: PdfiumPage, character: str, ink: PageInk) -> bool:
    """Whether the ink where this character stands is now much and now little."""
    shares = [
        ink.share(box_at(stretch.boxes, at))
        for stretch in page.stretches()
        for at, own in enumerate(stretch.text)
        if own == character
    ]
    mean = sum(shares) / len(shares)
    return sum((share - mean) ** 2 for share in shares) / len(shares) >= (_VARIED * mean) ** 2 > 0


def _of_pictures(page: PdfiumPage) -> Doubt | None:
    writing = _written_in_pictures(page)
    if writing is None or len(writing.unread) < PIECES_UNREAD:
        return None
    return Doubt(CONTENT_NOT_READ, said("the page shows lines that have no text"), writing.areas)


def _is_blank(page: PdfiumPage) -> bool:
    """Whether the page has texts that are said to be hardly anything but blanks, which nobody would write."""
    if len("".join(page.glyphs.characters.split())) > _HARDLY_ANY:
        return False
    boxes = (box_of(text, page.view) for text in texts_of(page.things))
    return sum((x1 - x0) * (bottom - top) for x0, top, x1, bottom in boxes) >= _SMALL * page.width * page.height


def _written_in_pictures(page: PdfiumPage) -> Writing | None:
    """The lines in the page's pictures, or in all of it if letters may have been drawn as paths."""
    outlined = may_hold_writing(page.things) or _is_blank(page)
    pictures = pictures_of(page.things, page.view)
    area = sum((x1 - x0) * (bottom - top) for x0, top, x1, bottom in pictures)
    if not outlined and area < _SMALL * page.width * page.height:
        return None
    return find_writing(PageInk(page.page, page.view), _letters(page), () if outlined else pictures)
