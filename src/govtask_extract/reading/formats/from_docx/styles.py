"""What a paragraph or a run has from its styles: alignment, numbering, its look, each from the nearest that says so."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from msgspec import Struct, field

from govtask_extract.reading.formats.from_docx.properties import integer, is_on, value
from govtask_extract.reading.formats.from_docx.word_looks import UNKNOWN, WordLook, read_look, shade

# Styles that people made are a few steps deep; each paragraph walks the whole way.
_LONGEST_CHAIN = 50
_PROMPT = "placeholder text"


class Style(Struct, frozen=True):
    """One style's own word on the matter; None where it has none. `ground` is what its paragraphs or cells stand on."""

    based_on: str | None = None
    alignment: str | None = None
    number: str | None = None
    level: int | None = None
    look: WordLook = WordLook()
    ground: str | None = None
    prompts: bool = False


class Styles(Struct, frozen=True):
    """All styles by their ids; `usual` is the look that all text has that nothing is said of."""

    styles: dict[str, Style] = field(default_factory=dict)
    default: str | None = None
    usual: WordLook = WordLook()
    _looks: dict[str | None, WordLook] = field(default_factory=dict)

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

    def ground(self, name: str | None) -> str | None:
        """What text of a paragraph's or table's style stands on."""
        return next((style.ground for _, style in self.chain(name) if style.ground), None)

    def look(self, name: str | None) -> WordLook:
        """The look of a paragraph's or table's style, or of the usual one."""
        if name not in self._looks:
            found = WordLook()
            for _, style in self.chain(name):
                found = found.over(style.look)
            self._looks[name] = found
        return self._looks[name]

    def character_look(self, name: str | None) -> WordLook:
        """The look of a character style; a name that is unknown changes nothing."""
        return self.look(name) if name in self.styles else WordLook()

    def prompts(self, name: str | None) -> bool:
        """Whether this is the style of what a form says where nobody has filled it in."""
        return name in self.styles and self.styles[name].prompts


def read_styles(root: Element | None) -> Styles:
    """The styles of `word/styles.xml`."""
    if root is None:
        return Styles()
    elements = [element for element in root.iter("style") if element.get("styleId")]
    default = (element for element in elements if element.get("type") == "paragraph" and is_on(element.get("default")))
    return Styles(
        {element.get("styleId", ""): _style(element) for element in elements},
        next((element.get("styleId") for element in default), None),
        read_look(root.find("docDefaults/rPrDefault/rPr")),
    )


def _style(element: Element) -> Style:
    properties = element.find("pPr")
    return Style(
        value(element.find("basedOn")),
        None if properties is None else value(properties.find("jc")),
        None if properties is None else value(properties.find("numPr/numId")),
        None if properties is None else integer(properties.find("numPr/ilvl")),
        read_look(element.find("rPr")),
        _ground(element),
        (value(element.find("name")) or "").lower() == _PROMPT,
    )


def _ground(element: Element) -> str | None:
    """A table's style shades some of its rows, columns and corners: of which, a cell does not say."""
    if any(shade(found) for part in element.findall("tblStylePr") for found in part.iter("shd")):
        return UNKNOWN
    places = ("pPr/shd", "tcPr/shd", "tblPr/shd")
    return next((ground for place in places if (ground := shade(element.find(place)))), None)
