"""The package of an OFD: its parts by the names that other parts give them, as far as they may be unpacked.

ofdkit finds parts (names in GBK, in other case, absolute or relative to what they should not be) and mends XML that
lacks its namespaces. What may be unpacked, and what may be parsed, is decided here, before it sees any of it.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from ofdkit import OFDError, OFDLimitError
from ofdkit.package import Package

from govtask_extract.errors import EncryptedFile, UnreadableFile
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.containers import open_zip, refuse_ways_up
from govtask_extract.reading.safe_xml import parse_xml, with_plain_names
from govtask_extract.saying.said import said

_ENTRY = "OFD.xml"
# Says which parts are encrypted, and how: GM/T 0099-2020, C.3.
_ENCRYPTIONS = "Encryptions.xml"
# APPNOTE.TXT, 4.4.4
_ENCRYPTED = 0x1


class OfdPackage:
    """Raises `UnreadableFile` and its kin."""

    def __init__(self, source: Source, options: Options) -> None:
        self.limits = options.limits
        with open_zip(source.content, options.limits) as archive:
            refuse_ways_up(archive, source)
            under_password = any(member.flag_bits & _ENCRYPTED for member in archive.infolist())
        self._parts = Package(source.content)
        if under_password or self._parts.find(_ENCRYPTIONS):
            raise EncryptedFile(
                said("{path} is encrypted", path=source.path),
                said("Open it in its program, save it without protection, and give that."),
            )
        entry = self._parts.find(_ENTRY)
        if entry is None:
            raise UnreadableFile(said("{path} holds no OFD.xml", path=source.path), said("Is it the right file?"))
        self.entry = entry

    def xml(self, part: str) -> Element:
        """A part's root element, all names in it without their namespaces."""
        try:
            return _with_capitals(self._parsed(part))
        except OFDLimitError as error:
            raise UnreadableFile(
                said("{part} in the file cannot be trusted", part=part), said("Do not trust it.")
            ) from error
        except OFDError as error:
            raise UnreadableFile(
                said("{part} in the file is damaged", part=part), said("Save it again in its program.")
            ) from error

    def _parsed(self, part: str) -> Element:
        try:
            return parse_xml(self._parts.read(part), self.limits)
        except UnreadableFile:
            # Prefixes that nothing declares, GBK that nothing announces.
            return with_plain_names(self._parts.read_xml(part), self.limits)

    def find(self, base: str, location: str | None) -> str | None:
        """The part that another, `base`, means by this location; None if there is none, or if it leads out."""
        found: str | None = self._parts.resolve(base, location)
        return found

    def content(self, part: str) -> bytes | None:
        """None if it is damaged, or too large."""
        try:
            content: bytes = self._parts.read(part)
        except OFDError:
            return None
        return content


def _with_capitals(root: Element) -> Element:
    """Attributes that a program writes in small letters, `size`, go by their right names, too."""
    for element in root.iter():
        for name in [name for name in element.attrib if name[:1].islower()]:
            element.attrib.setdefault(name[0].upper() + name[1:], element.attrib[name])
    return root
