"""What the system says of files, and libraries of YAML, TOML, JSON and patterns: as messages, in no words of the file.

Their own words are the pattern of a message. The usual ones stand here, for the catalogues (those of the system: in
`tools/message_sources.py`); others are told in English.
"""

from __future__ import annotations

import re
from functools import cache

from govtask_extract.saying.said import Said, said

# More than a mark of the language between quotation marks is the file's own.
_QUOTING = r"""[:,]?\s*\(?['"].['"]|(?P<words>[:,]?\s*\(?['"])"""
# How json and tomllib end their messages.
_OF_JSON = r": line (?P<line>\d+) column (?P<column>\d+) \(char (?P<offset>\d+)\)$"
_OF_TOML = r" ?\(at line (?P<line>\d+), column (?P<column>\d+)\)$"
_AT_END = " (at end of document)"


def words_of_system(error: OSError) -> Said:
    """`No such file or directory`."""
    return said(error.strerror or str(error) or type(error).__name__)


def words_of_library(error: Exception) -> Said:
    """What is wrong, and where, by pyyaml, tomllib or json."""
    mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None)
    if mark:
        return said("line {line:d}: {reason}", line=mark.line + 1, reason=usual(str(problem)))
    told = " ".join(str(error).split()).partition("; use sys.")[0]
    if at := re.search(_OF_JSON, told):
        problem = usual(told[: at.start()])
        return said("{problem}: line {line} column {column} (char {offset})", problem=problem, **at.groupdict())
    if at := re.search(_OF_TOML, told):
        problem = usual(told[: at.start()])
        return said("{problem} (at line {line}, column {column})", problem=problem, **at.groupdict())
    if told.endswith(_AT_END):
        return said("{problem} (at end of document)", problem=usual(told.removesuffix(_AT_END)))
    return usual(told)


def words_of_data(error: Exception) -> Said:
    """The same of a file that may be in no encoding of ours, or nested without an end."""
    match error:
        case RecursionError():
            return said("it is nested too deep")
        case UnicodeError():
            return said("it is not in UTF-8")
    return words_of_library(error)


def usual(words: str) -> Said:
    """A library's words, up to where they quote the file."""
    quoted = (found.start() for found in re.finditer(_QUOTING, words) if found["words"])
    kept = " ".join(words[: next(quoted, len(words))].split())
    return _known().get(kept) or said(kept)


@cache
def _known() -> dict[str, Said]:
    return {str(one): one for one in (*_OF_YAML_FILES, *_OF_DATA_FILES, *_OF_EXPRESSIONS)}


# libyaml's scanner, parser and composer.
_OF_YAML_FILES = (
    said("mapping values are not allowed in this context"),
    said("block sequence entries are not allowed in this context"),
    said("found character that cannot start any token"),
    said("found a tab character that violates indentation"),
    said("found a tab character where an indentation space is expected"),
    said("found unknown escape character"),
    said("found unexpected end of stream"),
    said("found undefined alias"),
    said("could not find expected ':'"),
    said("did not find expected key"),
    said("did not find expected node content"),
    said("did not find expected '-' indicator"),
    said("did not find expected ',' or {bracket}", bracket="']'"),
    said("did not find expected ',' or {bracket}", bracket="'}'"),
    said("did not find expected <document start>"),
    said("did not find expected alphabetic or numeric character"),
    said("did not find expected whitespace or line break"),
    said("control characters are not allowed"),
    said("could not determine a constructor for the tag"),
    said("but found another document"),
)
# tomllib and json.
_OF_DATA_FILES = (
    said("Invalid statement"),
    said("Invalid value"),
    said("Invalid date or datetime"),
    said("Invalid initial character for a key part"),
    said("Unclosed array"),
    said("Unclosed inline table"),
    said("Unterminated string"),
    said("Illegal character"),
    said("Cannot overwrite a value"),
    said("Cannot declare"),
    said("Expected '=' after a key in a key/value pair"),
    said("Expected ']' at the end of a table declaration"),
    said("Expected newline or end of document after a statement"),
    said("Duplicate inline table key"),
    said("Expecting value"),
    said("Expecting property name enclosed in double quotes"),
    said("Expecting ':' delimiter"),
    said("Expecting ',' delimiter"),
    said("Extra data"),
    said("Unterminated string starting at"),
    said("Invalid control character at"),
    said("Invalid \\escape"),
    said("Invalid \\uXXXX escape"),
    said("Illegal trailing comma before end of array"),
    said("Illegal trailing comma before end of object"),
)
# regex.
_OF_EXPRESSIONS = (
    said("missing )"),
    said("missing >"),
    said("missing ]"),
    said("unbalanced parenthesis"),
    said("unexpected end of pattern"),
    said("unterminated character set"),
    said("nothing to repeat"),
    said("multiple repeat"),
    said("bad escape (end of pattern)"),
    said("undefined character name"),
    said("bad character range"),
    said("bad character in group name"),
    said("bad group name"),
    said("unknown group"),
    said("unknown property"),
    said("unknown extension"),
    said("invalid group reference"),
    said("min repeat greater than max repeat"),
)
