"""Ways to damage a file: its bytes, the members of its archive, its tags, its words, its OLE2 tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from io import BytesIO
from random import Random
from warnings import catch_warnings, simplefilter
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from fuzzing.compound import OLE2, in_compound
from fuzzing.trees import in_tree

_NUMBERS = (b"0", b"-1", b"1", b"65536", b"2147483648", b"99999999999999999999", b"1e308", b"nan", b"")
_WORDS = tuple(
    word.encode()
    for word in (
        *(
            "（",
            "）",
            "、",
            "：",
            "；",
            "\n",
            "\t",
            "|",
            "#",
            "一、",
            "（一）",
            "1.",
            "附件",
            "附件1：",
            "责任单位：",
            "牵头单位",
        ),
        *("列第一位者为牵头单位，下同", "以下均由", "\u202e", "\x1b[2J", "\0", "\ufeff", "\U000f0000", "2023年2月30日"),
        *("<", ">", "</p>", "<table>", "<td>", "&#0;", "&amp;", "]]>", "<!--", "<!DOCTYPE a>", "</w:p>", "<w:tbl>"),
        *(
            "obj",
            "endobj",
            "stream",
            "endstream",
            "<<",
            ">>",
            "[",
            "]",
            "/Kids",
            "/Parent",
            "/Filter/LZWDecode",
            "1 0 R",
        ),
        *("BT", "ET", "q", "Q", "Tj", "1e9 0 0 1e9 0 0 cm", "re S", "/X Do", "xref", "trailer", "%%EOF"),
    )
)
_DIGITS = re.compile(rb"-?[0-9]+(?:\.[0-9]+)?")
_TAG = re.compile(rb"<[^<>]{1,300}>")
_VALUE = re.compile(rb'"[^"<>]{0,200}"')
_LONGEST = 4_000

Mutation = Callable[[bytes, Random], bytes]


def mutate(content: bytes, others: Sequence[bytes], random: Random) -> bytes:
    """One to six damages, one upon the other; fewer in an OLE2 file, whose readers forgive little."""
    for _ in range(random.randint(1, 2 if content.startswith(OLE2) else 6)):
        if content.startswith(b"PK") and random.random() < 0.95:
            content = _in_archive(content, random)
        elif content.startswith(OLE2) and random.random() < 0.95:
            content = in_compound(content, random)
        elif random.random() < 0.05:
            content = _spliced(content, random.choice(others), random)
        else:
            content = _damaged(content, random)
    return content


def _damaged(content: bytes, random: Random) -> bytes:
    ways: tuple[Mutation, ...] = (_flip, _cut, _repeat, _insert, _renumber, _shuffle_tags, _revalue, _truncate, _swap)
    return random.choice(ways)(content, random)


def _in_archive(content: bytes, random: Random) -> bytes:
    """A member or two damaged, in a sound archive."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            members = [(info.filename, archive.read(info)) for info in archive.infolist()]
    except Exception:  # it is damaged already: that is what we are here for
        return _damaged(content, random)
    if not members:
        return content
    chosen = random.randrange(len(members))
    name, member = members[chosen]
    changed = in_tree(member, random) if random.random() < 0.8 else None
    members[chosen] = (name, _damaged(member, random) if changed is None else changed)
    if random.random() < 0.05:
        members.append((f"{random.choice(members)[0]}x", member))
    written = BytesIO()
    packing = random.choice((ZIP_STORED, ZIP_DEFLATED))
    with catch_warnings(), ZipFile(written, "w") as archive:
        # A name may come twice: it is what others send, too.
        simplefilter("ignore", UserWarning)
        for name, member in members:
            archive.writestr(ZipInfo(name), member, packing)
    return written.getvalue()


def _stretch(content: bytes, random: Random) -> tuple[int, int]:
    start = random.randint(0, len(content))
    return start, min(len(content), start + int(_LONGEST ** random.random()))


def _flip(content: bytes, random: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(random.choice((1, 1, 3, 20))):
        if changed:
            changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def _cut(content: bytes, random: Random) -> bytes:
    start, end = _stretch(content, random)
    return content[:start] + content[end:]


def _repeat(content: bytes, random: Random) -> bytes:
    start, end = _stretch(content, random)
    times = random.choice((2, 2, 2, 5, 5, 50, 500))
    return content[:end] + content[start:end] * min(times, 100_000 // (end - start + 1)) + content[end:]


def _insert(content: bytes, random: Random) -> bytes:
    at = random.randint(0, len(content))
    return content[:at] + random.choice(_WORDS) * random.choice((1, 1, 1, 3, 100, 3_000)) + content[at:]


def _swap(content: bytes, random: Random) -> bytes:
    start, end = _stretch(content, random)
    at = random.randint(end, len(content))
    return content[:start] + content[end:at] + content[start:end] + content[at:]


def _truncate(content: bytes, random: Random) -> bytes:
    return content[: random.randint(0, len(content))] if random.random() < 0.3 else content


def _spliced(content: bytes, other: bytes, random: Random) -> bytes:
    start, end = _stretch(other, random)
    at = random.randint(0, len(content))
    return content[:at] + other[start:end] + content[at:]


def _renumber(content: bytes, random: Random) -> bytes:
    return _replaced(_DIGITS, content, random, lambda _: random.choice(_NUMBERS))


def _revalue(content: bytes, random: Random) -> bytes:
    return _replaced(_VALUE, content, random, lambda _: b'"' + random.choice((*_NUMBERS, b"x" * 3_000)) + b'"')


def _shuffle_tags(content: bytes, random: Random) -> bytes:
    """A tag becomes another one of the file, many, or none."""
    tags = _TAG.findall(content[:100_000])
    if not tags:
        return content
    other = random.choice(tags)
    return _replaced(_TAG, content, random, lambda tag: random.choice((b"", tag * 2, other, other + tag, tag * 800)))


def _replaced(pattern: re.Pattern[bytes], content: bytes, random: Random, change: Callable[[bytes], bytes]) -> bytes:
    """One of the places that the pattern finds, changed."""
    found = list(pattern.finditer(content))
    if not found:
        return content
    place = random.choice(found)
    return content[: place.start()] + change(place.group()) + content[place.end() :]
