"""Where findings stand in the file that was checked: its lines as an editor counts them, and columns from 1.

A report says where its words stand in the notice; where it quotes them itself is found in its JSON or YAML.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from msgspec import Struct

from govtask_extract.model.report import Diagnostic, Place
from govtask_extract.patterns import lazy_re
from govtask_extract.saying.foreign_words import words_of_library
from govtask_extract.saying.said import Said, said

if TYPE_CHECKING:
    from yaml import Node, ScalarNode


class Spot(Struct, frozen=True):
    """One line's share of a finding, `end` being one past its last column. `place` is the report's, if it has one.

    `line` is None where nothing can be pointed at.
    """

    line: int | None
    column: int = 1
    end: int = 1
    place: Place | None = None

    @property
    def counted_line(self) -> int | None:
        """The line as people count it: on its page, where the notice has pages."""
        return self.line if self.place is None or self.place.page is None else self.place.counted_line


NOWHERE = Spot(None)
# Names stand in assignments, which stand in nothing: what reaches a character begins among the last few before it.
_NEAR = 400


class Quote(Struct, frozen=True):
    """A place of the report as the file has it: `at` is the first character of its quote.

    `exact` says that the quote is written character for character, so that one can point inside it.
    """

    start: int
    end: int
    at: int
    length: int
    exact: bool


class Excerpts:
    """The file's lines, to point at and to show. `own_lines` says whether they are lines of the file itself."""

    def __init__(self, text: str, *, own_lines: bool, quotes: Sequence[Quote] | None = None, first: int = 0) -> None:
        """`quotes` is None for a text that places count in, `first` where a report begins in its file."""
        self.own_lines = own_lines
        self._text = text
        self._first = first
        self._quotes = None if quotes is None else sorted(quotes, key=lambda quote: (quote.start, -quote.end))
        self._starts: list[int] | None = None

    def line(self, number: int) -> str:
        """A line without its end, or nothing where there is none."""
        starts = self._line_starts()
        if not 0 < number <= len(starts):
            return ""
        end = starts[number] if number < len(starts) else len(self._text) + 1
        return self._text[starts[number - 1] : end - 1].rstrip("\r")

    def spot(self, diagnostic: Diagnostic) -> Spot:
        """The first place of a finding."""
        spots = self.spots(diagnostic)
        if spots:
            return spots[0]
        return NOWHERE if self._quotes is None else self._at(self._first, 0, None)

    def spots(self, diagnostic: Diagnostic) -> list[Spot]:
        """Every place of a finding that the file has."""
        found = [self._spot(place) for place in diagnostic.evidence]
        return [spot for spot in found if spot is not None]

    def _spot(self, place: Place) -> Spot | None:
        if self._quotes is None:
            return self._at(place.start, place.end - place.start, place)
        nearest = self._innermost(self._quotes, place.start)
        if nearest is None:
            return None
        if not nearest.exact:
            return self._at(nearest.at, nearest.length, place)
        skipped = place.start - nearest.start
        return self._at(nearest.at + skipped, min(place.end, nearest.end) - place.start, place)

    def _innermost(self, quotes: Sequence[Quote], at: int) -> Quote | None:
        """The shortest quote around a character: of those that begin before it, the last one that reaches it."""
        last = bisect_right(quotes, at, key=lambda quote: quote.start)
        around = (
            quote for quote in reversed(quotes[max(last - _NEAR, 0) : last]) if at < quote.end or at == quote.start
        )
        return next(around, None)

    def _at(self, at: int, length: int, place: Place | None) -> Spot:
        starts = self._line_starts()
        line = bisect_right(starts, at)
        column = at - starts[line - 1] + 1
        room = len(self.line(line)) - column + 1
        return Spot(line, column, column + max(min(length, room), 0), place)

    def _line_starts(self) -> list[int]:
        if self._starts is None:
            lengths = (len(line) + 1 for line in self._text.split("\n")[:-1])
            self._starts = list(accumulate(lengths, initial=0))
        return self._starts


NOTHING = Excerpts("", own_lines=False)


class PlainData(Struct, frozen=True):
    """Plain data, where it begins in the file, and the quotes in it; `several` if it stands in an array."""

    value: object
    first: int
    quotes: list[Quote]
    several: bool


# JSON: strings are passed over whole, so that a bracket in one opens nothing; a place holds no other object.
_TOKEN = lazy_re(r'"(?:[^"\\]|\\.)*"|\{(?:[^{}"]|"(?:[^"\\]|\\.)*")*\}')
_QUOTE = lazy_re(r'"quote"\s*:\s*"(?P<raw>(?:[^"\\]|\\.)*)"')
_BLANKS = lazy_re(r"[ \t\r\n]*")


def in_json(text: str) -> Iterator[PlainData]:
    value = json.loads(text, parse_constant=refuse_constant)
    if not isinstance(value, list):
        yield PlainData(value, _past_blanks(text, 0), list(json_quotes(text, 0, len(text))), False)
        return
    decoder, at = json.JSONDecoder(), _past_blanks(text, 0) + 1
    for item in value:
        at = _past_blanks(text, at)
        end = decoder.raw_decode(text, at)[1]
        yield PlainData(item, at, list(json_quotes(text, at, end)), True)
        at = _past_blanks(text, end) + 1


def _past_blanks(text: str, at: int) -> int:
    match = _BLANKS.match(text, at)
    return match.end() if match else at


def refuse_constant(constant: str) -> object:
    """Raises `ValueError`: JSON knows no NaN and no Infinity."""
    raise ValueError(said("{word} is no number of JSON", word=constant))


def json_quotes(text: str, start: int, end: int) -> Iterator[Quote]:
    """The quotes of the places between two characters of a text."""
    for token in _TOKEN.finditer(text, start, end):
        if token[0][0] != "{":
            continue
        place, quote = json.loads(token[0]), _QUOTE.search(token[0])
        if quote and isinstance(place.get("start"), int) and isinstance(place.get("end"), int):
            raw = quote["raw"]
            yield Quote(
                place["start"], place["end"], token.start() + quote.start("raw"), len(raw), raw == place["quote"]
            )


class YamlAlias(Exception):
    """YAML that says something by reference: the shortest file could stand for endless data."""

    def __init__(self, line: int) -> None:
        self.line = line


def in_yaml(text: str) -> Iterator[PlainData]:
    import yaml

    # The C library reads ten times as fast, where it is there.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        root = loader.get_single_node()
        if root is None:
            raise ValueError(said("it is empty"))
        several = isinstance(root, yaml.SequenceNode)
        quotes = [list(_yaml_quotes(node, text, set())) for node in (root.value if several else [root])]
        value = loader.construct_document(root)
    except yaml.YAMLError as error:
        raise ValueError(first_words(error)) from error
    finally:
        loader.dispose()
    for node, item, found in zip(root.value if several else [root], value if several else [value], quotes, strict=True):
        yield PlainData(item, node.start_mark.index, found, several)


def _yaml_quotes(node: Node, text: str, seen: set[int]) -> Iterator[Quote]:
    import yaml

    if isinstance(node, yaml.ScalarNode):
        return
    if id(node) in seen:
        raise YamlAlias(node.start_mark.line + 1)
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _yaml_quotes(item, text, seen)
        return
    scalars = {key.value: item for key, item in node.value if isinstance(item, yaml.ScalarNode)}
    if {"start", "end", "quote"} <= scalars.keys() and scalars["start"].value.isdecimal():
        yield _yaml_quote(scalars, text)
    for _, item in node.value:
        yield from _yaml_quotes(item, text, seen)


def _yaml_quote(scalars: Mapping[str, ScalarNode], text: str) -> Quote:
    start, end, quote = (scalars[key] for key in ("start", "end", "quote"))
    at = quote.start_mark.index + bool(quote.style)
    exact = text[at : at + len(quote.value)] == quote.value
    return Quote(int(start.value), int(end.value) if end.value.isdecimal() else 0, at, len(quote.value), exact)


def first_words(error: Exception) -> str:
    """Why something is no data, in a sentence."""
    reason = error.args[0] if error.args else ""
    if isinstance(error, json.JSONDecodeError):
        return words_of_library(error)
    return reason if isinstance(reason, Said) else " ".join(str(error).split())[:200]
