"""The outlines of a font's glyphs beside the characters that the font says they are.

A Han character's outline has the more segments the more strokes it is written with, in every style of writing: as
ranks, the two agree by 0.8 to 0.93 in the fonts that were tried, and not at all where a map names other characters.
Digits and plain letters have as many closed curves in one style as in another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from ctypes import c_char_p, c_float, c_int, c_uint, c_ulong, c_void_p, create_string_buffer
from itertools import islice

from msgspec import Struct, field

from govtask_extract.reading.formats.from_pdf.pdfium import pdfium, quick
from govtask_extract.reading.formats.from_pdf.text_and_picture.going_together import agreement
from govtask_extract.reading.formats.from_pdf.text_and_picture.strokes import strokes_of

# Fewer Han characters tell nothing. So many are looked at when a font is met, and so many more on each further page,
# until it is known well.
FEWEST = 20
_FIRST_LOOK, _FURTHER, _WELL = 120, 12, 300
# Ranks that agree less give cause to look at the page; of few characters they may, by chance, agree less still.
_AGREED, _BY_CHANCE = 0.75, 1.2
# How many closed curves a character has; what is drawn in more than one way is left out.
_DIGITS = {"0": 2, "1": 1, "2": 1, "3": 1, "5": 1, "6": 2, "7": 1, "8": 3, "9": 2}
_LETTERS = {
    **dict.fromkeys("CEFGHIJKLMNSTUVWXYZcfhklmnrstuvwxyz", 1),
    **dict.fromkeys("ADOPRabdeopqij", 2),
    "B": 3,
}
# Of so many digits, or letters, so many have other curves than they should, and so large a share of them.
_FEWEST_PLAIN, _FEWEST_OTHERS, _OTHERS = 6, 3, 0.34
# Whether a font is the one that had its address and name before is told by so many outlines.
_KNOWN_AGAIN = 4

_font = quick(pdfium.FPDFTextObj_GetFont, c_void_p, gives=c_void_p)
_is_embedded = quick(pdfium.FPDFFont_GetIsEmbedded, c_void_p)
_name = quick(pdfium.FPDFFont_GetBaseFontName, c_void_p, c_char_p, c_ulong)
_outline = quick(pdfium.FPDFFont_GetGlyphPath, c_void_p, c_uint, c_float, gives=c_void_p)
_count = quick(pdfium.FPDFGlyphPath_CountGlyphSegments, c_void_p)
_segment = quick(pdfium.FPDFGlyphPath_GetGlyphPathSegment, c_void_p, c_int, gives=c_void_p)
_type = quick(pdfium.FPDFPathSegment_GetType, c_void_p)
# In points: an outline is asked for in a size.
_SIZE = 1000.0

_buffer = create_string_buffer(128)


class _Font(Struct):
    """How many segments the outlines of Han characters have, and how many closed curves those of others."""

    segments: dict[str, int] = field(default_factory=dict)
    curves: dict[str, int] = field(default_factory=dict)


class Doubtful(Struct, frozen=True):
    """A page's texts by their addresses: those whose Han characters are drawn with other strokes than they have, whose
    digits or letters are other ones, whose fonts draw nothing that can be told, whose fonts the file does not bring.
    """

    strokes: frozenset[int]
    plain: frozenset[int]
    unseen: frozenset[int]
    absent: frozenset[int]


class Fonts(Struct):
    """The fonts of a file that were looked at so far, by address and name."""

    _known: dict[tuple[int, bytes], _Font] = field(default_factory=dict)

    def doubtful(self, characters: str, owned: Mapping[int, Sequence[int]]) -> Doubtful:
        """`owned` are the page's texts, with the numbers of their characters."""
        texts: dict[int, list[int]] = {}
        for text in owned:
            texts.setdefault(_font(text), []).append(text)
        looked = {
            font: self._look(font, {characters[number] for text in own for number in owned[text]})
            for font, own in texts.items()
            if font and _is_embedded(font) == 1
        }

        def of(fonts: Iterable[int]) -> frozenset[int]:
            return frozenset(text for font in fonts for text in texts[font])

        plain = (at for at, font in looked.items() if _others(font.curves, _DIGITS) or _others(font.curves, _LETTERS))
        unseen = (at for at, font in looked.items() if font.segments and not any(font.segments.values()))
        return Doubtful(of(_disagreeing(looked)), of(plain), of(unseen), of(texts.keys() - looked.keys()))

    def _look(self, address: int, written: set[str]) -> _Font:
        _name(address, _buffer, len(_buffer))
        key = (address, _buffer.value)
        font = self._known.get(key)
        if font is None or not _is_known_again(address, font):
            font = self._known[key] = _Font()
        _look_further(address, font, written)
        return font


def _is_known_again(address: int, font: _Font) -> bool:
    """A font that is closed may leave its address to another of the same name."""
    return all(
        _segments(address, character) == count for character, count in islice(font.segments.items(), _KNOWN_AGAIN)
    )


def _look_further(address: int, font: _Font, written: set[str]) -> None:
    if len(font.segments) < _WELL:
        new = sorted(character for character in written - font.segments.keys() if strokes_of(character))
        room = _FURTHER if len(font.segments) >= FEWEST else _FIRST_LOOK
        # Spread over what there is: characters of one radical follow one another.
        for character in new[:: -(-len(new) // room) or 1]:
            font.segments[character] = _segments(address, character)
    for character in written & _DIGITS.keys() | written & _LETTERS.keys():
        if character not in font.curves:
            font.curves[character] = _curves(address, character)


def _segments(font: int, character: str) -> int:
    outline = _outline(font, ord(character), _SIZE)
    return _count(outline) if outline else 0


def _curves(font: int, character: str) -> int:
    outline = _outline(font, ord(character), _SIZE)
    if not outline:
        return 0
    return sum(_type(_segment(outline, at)) == pdfium.FPDF_SEGMENT_MOVETO for at in range(_count(outline)))


def _disagreeing(fonts: Mapping[int, _Font]) -> Iterator[int]:
    """Fonts whose Han characters look like others. Small ones are judged together."""
    small = [address for address, font in fonts.items() if len(_drawn(font)) < FEWEST]
    yield from (address for address, font in fonts.items() if address not in small and _disagree(_drawn(font)))
    together = [pair for address in small for pair in _in_proportion(_drawn(fonts[address]))]
    if len(together) >= FEWEST and _disagree(together):
        yield from small


def _drawn(font: _Font) -> list[tuple[float, float]]:
    """The strokes and segments of each character that has an outline."""
    return [(strokes_of(character), count) for character, count in font.segments.items() if count]


def _in_proportion(pairs: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """To the means, which are each font's own."""
    strokes, segments = sum(one for one, _ in pairs), sum(other for _, other in pairs)
    return [(one / strokes, other / segments) for one, other in pairs]


def _disagree(pairs: Sequence[tuple[float, float]]) -> bool:
    shared = agreement([one for one, _ in pairs], [other for _, other in pairs])
    return bool(shared < _AGREED - _BY_CHANCE / len(pairs) ** 0.5)


def _others(curves: Mapping[str, int], expected: Mapping[str, int]) -> bool:
    """Whether too many characters have other curves than they should."""
    drawn = [character for character in expected if curves.get(character)]
    others = sum(curves[character] != expected[character] for character in drawn)
    return len(drawn) >= _FEWEST_PLAIN and others >= max(_FEWEST_OTHERS, _OTHERS * len(drawn))
