"""Documents of programs of before 1997, which nothing reads here: told by how they begin, so that it can be said."""

from __future__ import annotations

import struct

from govtask_extract.reading.ole2 import OLE2, has_ole_stream, ole_stream

# Word's own mark of a file, and the version of its header from Word 97 on ([MS-DOC] 2.5.1, 2.5.2).
_WORD_97, _WORD_6 = 0xA5EC, 0xA5DC
_FIRST_VERSION_READ = 0xC1
_SIGNATURES = (
    (b"\xdb\xa5", "a document of Word 2"),
    (b"\x9b\xa5", "a document of Word 1"),
    (b"\x31\xbe\0\0", "a document of Word for DOS or Write"),
    (b"\x32\xbe\0\0", "a document of Write"),
    (b"\xfe\x37\0", "a document of Word for Macintosh"),
    (b"\xffWPC", "a WordPerfect document"),
    (b"\x01\xfe\x32", "a document of Microsoft Works"),
)
_OF_WORKS = ("MatOST", "CONTENTS")


def old_document(content: bytes) -> str | None:
    """What it is, `a document of Word 6 or 95`; None if it is none of them."""
    if not content.startswith(OLE2):
        return next((what for signature, what in _SIGNATURES if content.startswith(signature)), None)
    head = (ole_stream(content, "WordDocument") or b"")[:4] if has_ole_stream(content, "WordDocument") else b""
    if len(head) == 4:
        mark, version = struct.unpack("<HH", head)
        is_old = mark == _WORD_6 or (mark == _WORD_97 and version < _FIRST_VERSION_READ)
        return "a document of Word 6 or 95" if is_old else None
    return "a document of Microsoft Works" if has_ole_stream(content, *_OF_WORKS) else None
