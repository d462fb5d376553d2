"""The name of an electronic seal (GB/T 38540-2020 and, before it, GM/T 0031-2014), found in its DER."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

# ITU-T X.690, 8.1: the tags of what is looked at.
_SEQUENCE, _UTF8, _IA5 = 0x30, 0x0C, 0x16
_LONG_TAG, _LONG_LENGTH, _MOST_BYTES = 0x1F, 0x80, 4
# A seal says that it is one with these letters; it lies so deep in a signature's value at most.
_SEAL, _DEEPEST = b"ES", 6
# Of a seal's information the third part is what it is like, and its name in it the first text of UTF-8.
_PROPERTIES = 2
# No seal's name is longer.
_LONGEST = 200


class _DerValue(Struct, frozen=True):
    tag: int
    content: bytes


def seal_name(content: bytes) -> str | None:
    """None if there is no seal, or if it has no name."""
    return next(_names(content, 0), None)


def _names(content: bytes, depth: int) -> Iterator[str]:
    values = list(_values(content))
    header = next(_values(values[0].content), None) if values and values[0].tag == _SEQUENCE else None
    if header is not None and header.tag == _IA5 and header.content == _SEAL and len(values) > _PROPERTIES:
        for value in _values(values[_PROPERTIES].content):
            name = value.content.decode("utf-8", "replace").strip("\0 \t\r\n") if value.tag == _UTF8 else ""
            if name:
                yield " ".join(name.split())[:_LONGEST]
                return
    if depth < _DEEPEST:
        for value in values:
            if value.tag == _SEQUENCE:
                yield from _names(value.content, depth + 1)


def _values(content: bytes) -> Iterator[_DerValue]:
    """The values one after the other, up to the first that is damaged."""
    at = 0
    while at + 2 <= len(content):
        tag, length = content[at], content[at + 1]
        at += 2
        if tag & _LONG_TAG == _LONG_TAG:
            return
        if length >= _LONG_LENGTH:
            count = length - _LONG_LENGTH
            if not 0 < count <= _MOST_BYTES:
                return
            length, at = int.from_bytes(content[at : at + count], "big"), at + count
        if at + length > len(content):
            return
        yield _DerValue(tag, content[at : at + length])
        at += length
