"""Reports that `extract` wrote, read again: JSON or YAML, one or an array, held against the published schema first."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct
from pydantic import ValidationError

from govtask_extract.checking.coherence import aligned, contradictions
from govtask_extract.checking.outcome import Unchecked
from govtask_extract.checking.spots import Excerpts, Quote
from govtask_extract.errors import BadReport, UnreadableFile
from govtask_extract.model.failure import Failure
from govtask_extract.model.report import Model, Report
from govtask_extract.model.source import Source
from govtask_extract.patterns import lazy_re
from govtask_extract.validation import faults, in_one_line, pointer

if TYPE_CHECKING:
    from yaml import Node, ScalarNode

_Model = TypeVar("_Model", bound=Model)

_JSON, _YAML = (".json",), (".yaml", ".yml")
# A report, or the failure that stands in the place of one, alone or first in an array.
_OPENS_JSON = lazy_re(r'\s*(?:\[\s*)?\{\s*"(?:schema_version|source)"\s*:')
_OPENS_YAML = lazy_re(r"(?:---\s*\n)?(?:- )?(?:schema_version|source): ")
_HINT = "Give a report as `govtask extract` writes it; `govtask schema` prints its schema."
# No document is longer; what counts further would make us build a text of that length.
_FURTHEST = 100_000_000


class Entry(Struct, frozen=True):
    """A report with the lines that its findings are shown on, or the failure that stands in its place."""

    report: Report | Unchecked
    excerpts: Excerpts


def holds_reports(source: Source) -> bool:
    """Whether a file is meant to be reports and not a notice: by its suffix, else by how it opens."""
    if source.suffix in _JSON + _YAML:
        return True
    return _opens_as_report(source)


def is_other_data(source: Source) -> bool:
    """Whether a file is JSON or YAML by its suffix, but does not open like a report: a configuration, a baseline."""
    return source.suffix in _JSON + _YAML and not _opens_as_report(source)


def _opens_as_report(source: Source) -> bool:
    head = source.content[:300].decode("utf-8-sig", "ignore")
    return bool(_OPENS_JSON.match(head) or _OPENS_YAML.match(head))


def read_reports(source: Source) -> list[Entry]:
    """Every report of the file.

    Raises `UnreadableFile` for what is no JSON or YAML, `BadReport` for what is no report.
    """
    try:
        text = source.content.decode("utf-8-sig")
        found = list(_in_yaml(text) if _is_yaml(source, text) else _in_json(text))
        several = len(found) != 1 or found[0].several
        return [_entry(given, text, source.name, f"/{index}" if several else "") for index, given in enumerate(found)]
    except RecursionError:
        raise UnreadableFile(f"{source.name} is nested too deep for a report", _HINT) from None
    except _Alias as alias:
        raise BadReport(f"{source.name}, line {alias.line}: a report uses no YAML aliases", _HINT) from None
    except ValueError as error:
        raise UnreadableFile(f"{source.name} is no JSON or YAML: {_first_words(error)}", _HINT) from error


class _Given(Struct, frozen=True):
    """Plain data, where it begins in the file, and the quotes in it; `several` if it stands in an array."""

    value: object
    first: int
    quotes: list[Quote]
    several: bool


def _entry(given: _Given, text: str, name: str, pointer: str) -> Entry:
    excerpts = Excerpts(text, own_lines=True, quotes=given.quotes, first=given.first)
    value = given.value
    if isinstance(value, dict) and value.keys() == {"source", "error"}:
        return Entry(_failure(value, name, pointer), excerpts)
    return Entry(as_report(value, name, pointer), excerpts)


def _failure(value: object, name: str, pointer: str) -> Unchecked:
    failure = _validated(value, Failure, name, pointer)
    return Unchecked(failure.source, failure.error.name, failure.error.message, failure.error.hint)


def as_report(value: object, name: str, pointer: str = "") -> Report:
    """Plain data as a report. Raises `BadReport`, with a JSON pointer for every fault."""
    report = _validated(value, Report, name, pointer)
    found = list(contradictions(report, _FURTHEST))
    if found:
        raise _unfit(name, [f"{pointer}{at}: {sentence}" for at, sentence in found])
    return aligned(report)


def _validated(value: object, model: type[_Model], name: str, at: str) -> _Model:
    """`at` is where the value stands in the file, as a JSON pointer."""
    try:
        return model.model_validate(_with_tuples(value), strict=True)
    except ValidationError as error:
        found = faults(error, value, model)
        raise _unfit(name, [f"{at}{pointer(place) or '/'}: {sentence}" for place, sentence in found]) from None


def _with_tuples(value: object) -> object:
    """What the models, being strict, take for the arrays that JSON and YAML give as lists."""
    match value:
        case dict():
            return {key: _with_tuples(item) for key, item in value.items()}
        case list():
            return tuple(map(_with_tuples, value))
    return value


def _unfit(name: str, sentences: Sequence[str]) -> BadReport:
    return BadReport(f"{name} does not fit the schema of reports: {in_one_line(sentences)}", _HINT)


def _is_yaml(source: Source, text: str) -> bool:
    if source.suffix in _JSON + _YAML:
        return source.suffix in _YAML
    return bool(_OPENS_YAML.match(text))


def _first_words(error: Exception) -> str:
    return " ".join(str(error).split())[:200]


# JSON: strings are passed over whole, so that a bracket in one opens nothing; a place holds no other object.
_TOKEN = lazy_re(r'"(?:[^"\\]|\\.)*"|\{(?:[^{}"]|"(?:[^"\\]|\\.)*")*\}')
_QUOTE = lazy_re(r'"quote"\s*:\s*"(?P<raw>(?:[^"\\]|\\.)*)"')
_BLANKS = lazy_re(r"[ \t\r\n]*")


def _in_json(text: str) -> Iterator[_Given]:
    value = json.loads(text, parse_constant=_refuse)
    if not isinstance(value, list):
        yield _Given(value, _past_blanks(text, 0), list(_json_quotes(text, 0, len(text))), False)
        return
    decoder, at = json.JSONDecoder(), _past_blanks(text, 0) + 1
    for item in value:
        at = _past_blanks(text, at)
        end = decoder.raw_decode(text, at)[1]
        yield _Given(item, at, list(_json_quotes(text, at, end)), True)
        at = _past_blanks(text, end) + 1


def _past_blanks(text: str, at: int) -> int:
    match = _BLANKS.match(text, at)
    return match.end() if match else at


def _refuse(constant: str) -> object:
    raise ValueError(f"{constant} is no number of JSON")


def _json_quotes(text: str, start: int, end: int) -> Iterator[Quote]:
    for token in _TOKEN.finditer(text, start, end):
        if token[0][0] != "{":
            continue
        place, quote = json.loads(token[0]), _QUOTE.search(token[0])
        if quote and isinstance(place.get("start"), int) and isinstance(place.get("end"), int):
            raw = quote["raw"]
            yield Quote(
                place["start"], place["end"], token.start() + quote.start("raw"), len(raw), raw == place["quote"]
            )


class _Alias(Exception):
    """YAML that says something by reference: the shortest file could stand for endless data."""

    def __init__(self, line: int) -> None:
        self.line = line


def _in_yaml(text: str) -> Iterator[_Given]:
    import yaml

    # The C library reads ten times as fast, where it is there.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        root = loader.get_single_node()
        if root is None:
            raise ValueError("it is empty")
        several = isinstance(root, yaml.SequenceNode)
        quotes = [list(_yaml_quotes(node, text, set())) for node in (root.value if several else [root])]
        value = loader.construct_document(root)
    except yaml.YAMLError as error:
        raise ValueError(_first_words(error)) from error
    finally:
        loader.dispose()
    for node, item, found in zip(root.value if several else [root], value if several else [value], quotes, strict=True):
        yield _Given(item, node.start_mark.index, found, several)


def _yaml_quotes(node: Node, text: str, seen: set[int]) -> Iterator[Quote]:
    import yaml

    if isinstance(node, yaml.ScalarNode):
        return
    if id(node) in seen:
        raise _Alias(node.start_mark.line + 1)
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
