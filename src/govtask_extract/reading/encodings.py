"""Tells the encoding of Chinese text from its bytes, also of a few words: the decoding that reads best is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

from govtask_extract.patterns import lazy_re

BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# GB18030 decodes almost any bytes, so it must read well, too; CP950 is Big5 as Windows writes it.
_NARROW = ("gb18030", "cp950", "big5hkscs")
_WIDE = ("utf-16-le", "utf-16-be")
# Text has none of these; UTF-16 without zero bytes is full of them.
_CONTROL = lazy_re("[\0-\x08\x0e-\x1a\x1c-\x1f]")

# Frequent in any Chinese text and in official ones, in both scripts.
_FREQUENT = frozenset(
    "的一是在不了有和人中大为上国我以要时来用们到作地于出分对成会可主发年动同工能下产面方后多定行学法所民得经十三进等部"
    "度力水化高自二理实加量制机当点从业本性好应开合由其前外政四日社事平全表间与关各重新内数正利第向道条结解建月公立代"
    "通并提展五员位入文总次式设及管长求基资级统组计期农指区强任保治规领导增交受联改单教带安务具万目达报完名科信节整"
    "广需观持市省委府办局县村街责负配落协牵头完成加快推进项目发展企业服务工作城乡、，。；：（）《》“”〔〕"
    "為國時來們於對會發動產後學經進實機當點從業應開間與關數條結總設長資級統組計農區強規領導聯單帶務萬達報節廣觀辦縣責負協"
)
_FREQUENT_WORTH, _COMMON_WORTH, _ASCII_WORTH, _RARE_WORTH, _ALIEN_WORTH = 3, 1, 1, -2, -4
# Below this the best decoding reads like noise: a program or picture, not text.
_READABLE = 0.0
_SAMPLE = 20_000
# A long file with a few damaged bytes is still a text.
_MOST_DAMAGED = 0.01


def decode(content: bytes) -> str | None:
    """The text of `content` without byte order mark; None if it is no text in UTF-8, UTF-16, GB18030 or Big5.

    Bytes that fit no character become U+FFFD where the rest leaves no doubt.
    """
    for mark, encoding in BOMS:
        if content.startswith(mark):
            return _with_few_damages(content[len(mark) :], encoding)
    text = _strictly(content, "utf-8")
    if text is not None and _is_surely_utf8(text):
        return text
    wide = b"\0" in content
    return _best(content, _WIDE if wide else ("utf-8", *_NARROW, *_WIDE)) or _damaged(content, wide)


def _is_surely_utf8(text: str) -> bool:
    """Two or three GB18030 characters may happen to be UTF-8 for Latin, Greek or Cyrillic letters, hardly for Han."""
    if "\0" in text:
        return False
    sample = text[:_SAMPLE]
    beyond = len(sample) - len(sample.encode("ascii", errors="ignore"))
    if beyond == 0:
        return _CONTROL.search(text) is None
    return beyond > 8 or any(character > "\u07ff" for character in text)


def _best(content: bytes, encodings: Iterable[str]) -> str | None:
    texts = [text for encoding in encodings if (text := _strictly(content, encoding)) is not None]
    return _readable(texts)


def _readable(texts: Iterable[str]) -> str | None:
    best = max(texts, key=_worth, default=None)
    return best if best is not None and reads_well(best) else None


def reads_well(text: str) -> bool:
    """Whether the text looks like Chinese or plain English rather than noise."""
    return _worth(text) > _READABLE


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _with_few_damages(content: bytes, encoding: str) -> str | None:
    text = content.decode(encoding, errors="replace")
    return text if text.count("\ufffd") <= max(1, _MOST_DAMAGED * len(text)) and "\0" not in text else None


def _damaged(content: bytes, wide: bool) -> str | None:
    """A text of which a few bytes went bad, or whose last character was cut."""
    encodings = _WIDE if wide else ("utf-8", *_NARROW)
    return _readable(text for encoding in encodings if (text := _with_few_damages(content, encoding)))


def _worth(text: str) -> float:
    """How well the beginning reads: the mean worth of its characters, white space left aside."""
    counts = Counter(text[:_SAMPLE])
    inked = {character: count for character, count in counts.items() if not character.isspace()}
    return sum(_worth_of(character) * count for character, count in inked.items()) / (sum(inked.values()) or 1)


def _worth_of(character: str) -> int:
    if character in _FREQUENT:
        return _FREQUENT_WORTH
    if character in common_characters():
        return _COMMON_WORTH
    if "!" <= character <= "~":
        return _ASCII_WORTH
    return _RARE_WORTH if "㐀" <= character <= "鿿" or "　" <= character <= "〿" else _ALIEN_WORTH


@cache
def common_characters() -> frozenset[str]:
    """The characters that GB 2312 and Big5 put first because they are common: 3,755 and 5,401."""
    simplified = bytes(byte for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF) for byte in (high, low))
    trails = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    traditional = bytes(byte for high in range(0xA4, 0xC7) for low in trails for byte in (high, low))
    return frozenset(simplified.decode("gb2312", errors="ignore") + traditional.decode("big5", errors="ignore"))
