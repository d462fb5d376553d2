"""The styles of an OpenDocument file, with what they have from their parents. OpenDocument 1.3, part 3, 16.2 and 20."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from govtask_extract.patterns import lazy_re
from govtask_extract.reading.looks import BLACK, Look
from govtask_extract.reading.opendocument.odf_parts import OdfParts

Properties = Mapping[str, str]
"""The attributes of a style's properties by their names, the nearest style's first."""

_LENGTH = lazy_re(r"([0-9]*\.?[0-9]+)(pt|cm|mm|in|pc|px)")
_POINTS = {"pt": 1.0, "cm": 28.35, "mm": 2.835, "in": 72.0, "pc": 12.0, "px": 0.75}
_RAISED = ("super",)
_AUTO = "use-window-font-color"
# No file has longer chains; damaged ones may run in a ring.
_LONGEST_CHAIN = 50


class OdfStyles:
    """Those of the file's both parts; the content's own go before."""

    def __init__(self, parts: OdfParts) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self._defaults: dict[str, Element] = {}
        self.lists: dict[str, Element] = {}
        self.outline: Element | None = None
        self._faces: dict[str, str] = {}
        for root in (parts.styles, parts.content):
            for group in root if root is not None else ():
                if group.tag in ("styles", "automatic-styles"):
                    self._take(group)
                elif group.tag == "font-face-decls":
                    self._faces.update(
                        (face.get("name") or "", (face.get("font-family") or "").strip("'")) for face in group
                    )

    def font_of(self, properties: Properties) -> str:
        """The family that characters of these properties are printed in; files number those of one name."""
        name = properties.get("font-name") or ""
        return self._faces.get(name) or name

    def _take(self, group: Element) -> None:
        for style in group:
            match style.tag:
                case "style":
                    self._styles[style.get("family") or "", style.get("name") or ""] = style
                case "default-style":
                    self._defaults[style.get("family") or ""] = style
                case "list-style":
                    self.lists[style.get("name") or ""] = style
                case "outline-style":
                    self.outline = style

    def chain(self, family: str, name: str | None) -> Iterator[Element]:
        """The style and those that it is based on."""
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get((family, name or ""))
            if style is None:
                return
            yield style
            name = style.get("parent-style-name")

    def properties(self, family: str, name: str | None, kind: str) -> Properties:
        """`kind`: text, paragraph, table-cell … Defaults of the family come last."""
        found: Properties = {}
        default = self._defaults.get(family)
        for style in (*self.chain(family, name), *([default] if default is not None else ())):
            for properties in style.iterfind(f"{kind}-properties"):
                found = over(found, properties.attrib)
        return found

    def attribute(self, family: str, name: str | None, attribute: str) -> str | None:
        """Of the style itself: `list-style-name`, `master-page-name`."""
        return next((value for style in self.chain(family, name) if (value := style.get(attribute)) is not None), None)


def over(nearer: Properties, farther: Properties) -> dict[str, str]:
    """The nearer properties, and the farther where those say nothing; a colour ends that of the window's font."""
    found = {**farther, **nearer}
    if "color" in nearer and _AUTO not in nearer:
        found.pop(_AUTO, None)
    return found


def look_of_text(properties: Properties) -> Look:
    """How characters of these text properties look."""
    auto = properties.get(_AUTO) == "true"
    struck = properties.get("text-line-through-style") or properties.get("text-line-through-type") or "none"
    return Look(
        BLACK if auto else colour_of(properties.get("color"), BLACK),
        points(properties.get("font-size")),
        struck != "none",
        _is_raised(properties.get("text-position") or ""),
        properties.get("display") == "none",
    )


def _is_raised(position: str) -> bool:
    """`super 58%`, or so many per cent above the line."""
    first = position.partition(" ")[0]
    return first in _RAISED or (first.endswith("%") and first[0].isdigit() and first.strip("0%.") != "")


def fill_of(properties: Properties, around: str | None) -> str | None:
    """The colour behind a text; `around` where it is transparent."""
    return colour_of(properties.get("background-color"), around)


def colour_of(written: str | None, otherwise: str | None) -> str | None:
    """#ffffff as six digits."""
    return written[1:].lower() if written and written.startswith("#") else otherwise


def points(length: str | None) -> float | None:
    """None for what is no length: 80%."""
    found = _LENGTH.fullmatch(length or "")
    return float(found[1]) * _POINTS[found[2]] if found else None
