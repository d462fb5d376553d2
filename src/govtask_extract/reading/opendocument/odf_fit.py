"""Tells OpenDocument files by the media type that they begin with. OpenDocument 1.3, part 2, 3.3; part 3, 3.1.2."""

from __future__ import annotations

from govtask_extract.reading.containers import zip_members
from govtask_extract.reading.reader import Fit

# The archive's first member is its media type, not compressed.
_FIRST, _WITHIN = b"mimetype", 150
# A flat file's root declares some forty namespaces before it says its media type.
_ROOT, _ROOT_ENDS = b"<office:document", 16_000


def fit_for(content: bytes, suffix: str, media_types: tuple[str, ...], suffixes: tuple[str, ...]) -> Fit:
    """`media_types` are those of the format, `suffixes` of its packages and flat files."""
    names = [media_type.encode() for media_type in media_types]
    if not content.startswith(b"PK"):
        root = content[:_ROOT_ENDS].partition(_ROOT)[2]
        return Fit.CERTAIN if any(b'mimetype="' + name + b'"' in root for name in names) else Fit.NONE
    said = content[:_WITHIN].partition(_FIRST)[2]
    # Behind the media type the next member begins; that of a text is also how that of a page for the web begins.
    if any(said.startswith((name + b"PK", name + b"\n")) for name in names):
        return Fit.CERTAIN
    members = zip_members(content)
    return Fit.LIKELY if suffix in suffixes and (not members or "content.xml" in members) else Fit.NONE
