"""What a paragraph has from its style: alignment, numbering, hidden text, each from the nearest style that says so."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from msgspec import Struct, field

# Styles that people made are a few steps deep; each paragraph walks the whole way.
_LONGEST_CHAIN = 50


class Style(Struct, frozen=True):
    """One style's own word on the matter; None where it has none."""

    based_on: str | None = None
    alignment: str | None = None
    number: str | None = None
    level: int | None = None
    hidden: bool | None = None


class Styles(Struct, frozen=True):
    """All styles by their ids."""

    styles: dict[str, Style] = field(default_factory=dict)
    default: str | None = None

    def chain(self, name: str | None) -> Iterator[tuple[str, Style]]:
        """The style and those it is based on, nearest first. Styles that go in circles, or on and on, are cut."""
        name = name if name in self.styles else self.default
        for _ in range(_LONGEST_CHAIN):
            if name is None or name not in self.styles:
                return
            yield name, self.styles[name]
            name = self.styles[name].based_on

    def alignment(self, name: str | None) -> str | None:
        return next((style.alignment for _, style in self.chain(name) if style.alignment), None)

    def hides(self, name: str | None) -> bool:
        """Whether a character or paragraph style hides its text; a name that is unknown hides nothing."""
        found = (style.hidden for _, style in self.chain(name) if style.hidden is not None)
        return name in self.styles and next(found, False)


def read_styles(root: Element | None) -> Styles:
    """The styles of `word/styles.xml`."""
    elements = [] if root is None else [element for element in root.iter("style") if element.get("styleId")]
    default = (element for element in elements if element.get("type") == "paragraph" and is_on(element.get("default")))
    return Styles(
        {element.get("styleId", ""): _style(element) for element in elements},
        next((element.get("styleId") for element in default), None),
    )


def _style(element: Element) -> Style:
    properties = element.find("pPr")
    run = element.find("rPr")
    return Style(
        value(element.find("basedOn")),
        None if properties is None else value(properties.find("jc")),
        None if properties is None else value(properties.find("numPr/numId")),
        None if properties is None else integer(properties.find("numPr/ilvl")),
        None if run is None else toggled(run.find("vanish")),
    )


def value(element: Element | None) -> str | None:
    """The element's `val`."""
    return None if element is None else element.get("val")


def integer(element: Element | None) -> int | None:
    """The element's `val` as a number; None where it is none."""
    text = value(element) or ""
    return int(text) if text.lstrip("-").isascii() and text.lstrip("-").isdigit() and len(text) < 10 else None


def toggled(element: Element | None) -> bool | None:
    """A switch: there and not off; None if it is not there."""
    return None if element is None else is_on(element.get("val", "1"))


def is_on(text: str | None) -> bool:
    return text in ("1", "true", "on")
