"""OLE2 files: the streams at the root, and tables of sectors that lead astray."""

from __future__ import annotations

import struct
import tracemalloc
from collections.abc import Callable

import pytest
from conftest import ROOT
from ole2_made import END, NONE, SECTOR, SIGNATURE, Entry, compound, ole2

from govtask_extract.errors import UnreadableFile
from govtask_extract.model.source import Source
from govtask_extract.reading.detect import detect
from govtask_extract.reading.ole2 import has_ole_stream, ole_stream

LONG = bytes(range(256)) * 100


def test_a_stream_is_read_by_its_name_in_any_case() -> None:
    content = ole2({"Book": b"5" * 5_000, "WORKBOOK": LONG})
    assert ole_stream(content, "Workbook", "Book") == LONG
    assert ole_stream(content, "Book") == b"5" * 5_000
    assert ole_stream(content, "WordDocument") is None


def test_short_streams_are_read_as_well() -> None:
    content = (ROOT / "tests/files/tasks.xls").read_bytes()
    stream = ole_stream(content, "Workbook")
    assert stream is not None
    assert (len(stream), stream[:2]) == (2724, b"\x09\x08")


@pytest.mark.parametrize(
    ("streams", "reader"),
    [
        ({"WordDocument": b"", "ObjectPool/Workbook": LONG}, "doc"),
        ({"MBD0018/WordDocument": LONG, "Workbook": b""}, "xls"),
        ({"WORKBOOK": b""}, "xls"),
        ({"WordDocument": b"", "1Table": b""}, "doc"),
    ],
)
def test_what_a_document_embeds_does_not_say_what_it_is(streams: dict[str, bytes], reader: str) -> None:
    for suffix in ("", ".doc", ".xls"):
        assert detect(Source(f"notice{suffix}", ole2(streams))).name == reader


def test_what_office_encrypts_is_told_whatever_its_suffix() -> None:
    content = ole2({"EncryptionInfo": b"", "EncryptedPackage": LONG})
    for suffix in ("", ".docx", ".xlsx", ".doc", ".xls"):
        assert detect(Source(f"notice{suffix}", content)).name == "encrypted"


def test_the_class_that_wps_puts_into_the_header_is_no_fault() -> None:
    content = ole2({"WordDocument": LONG})
    assert ole_stream(content[:8] + b"\x01" * 16 + content[24:], "WordDocument") == LONG


def _in_a_ring(length: int) -> bytes:
    """A stream whose only sector follows itself."""
    entries = [Entry("Root Entry", 5, child=1), Entry("Workbook", first=0, length=length)]
    return compound(entries, [0], bytes(SECTOR))


def _many_entries(number: int) -> bytes:
    """A balanced tree of entries, each with a place of its own."""
    entries = [Entry("Root Entry", 5, child=1)]
    entries += [
        Entry(
            f"{at}",
            left=2 * at if 2 * at <= number else NONE,
            right=2 * at + 1 if 2 * at < number else NONE,
            first=at,
            length=9_999,
        )
        for at in range(1, number + 1)
    ]
    return compound(entries, [], b"")


def _deep_entries(number: int) -> bytes:
    entries = [Entry("Root Entry", 5, child=1)]
    entries += [Entry(f"{at}", right=at + 1 if at < number else NONE) for at in range(1, number + 1)]
    return compound(entries, [], b"")


def _tables_in_a_ring() -> bytes:
    """The list of the table's sectors goes on with itself; the header says that there are two thousand million."""
    number = 2**31
    more = struct.pack("<128I", *[0] * 127, 0)
    each = -(-(number - 109) // 127)
    entries = [Entry("Root Entry", 5)]
    return compound(entries, [END], more, number_of_tables=number, first_more=0, number_of_more=each)


def _small_sectors_in_a_ring() -> bytes:
    entries = [Entry("Root Entry", 5, child=1, length=2**31), Entry("Workbook", first=0, length=100)]
    return compound(entries, [0], bytes(SECTOR), first_small=0, number_of_small=2**31)


ASTRAY: dict[str, Callable[[], bytes]] = {
    "a stream in a ring": lambda: _in_a_ring(2**32 - 1),
    "short streams in a ring": _small_sectors_in_a_ring,
    "tables in a ring": _tables_in_a_ring,
    "two hundred thousand entries": lambda: _many_entries(200_000),
    "a line of entries": lambda: _deep_entries(5_000),
    "sectors of a gigabyte": lambda: compound([Entry("Root Entry", 5)], [], b"", shift=30),
    "sectors beyond number": lambda: compound([Entry("Root Entry", 5)], [], b"", shift=65_535),
    "sectors of a byte": lambda: compound([Entry("Root Entry", 5)], [], b"", shift=0),
    "a header alone": lambda: ole2({"Workbook": LONG})[:SECTOR],
    "half a header": lambda: SIGNATURE + bytes(100),
}


@pytest.mark.parametrize("name", ASTRAY)
def test_tables_that_lead_astray_come_to_an_end(name: str) -> None:
    """What is read is no more than what there is, whatever the tables say there were."""
    content = ASTRAY[name]()
    tracemalloc.start()
    try:
        with pytest.raises(UnreadableFile, match="damaged"):
            ole_stream(content, "Workbook")
        assert tracemalloc.get_traced_memory()[1] < 20_000_000 + 2 * len(content)
    finally:
        tracemalloc.stop()
    has_ole_stream(content, "Workbook")
