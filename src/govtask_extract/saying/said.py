"""A message: English text that knows the pattern and the values that it was made of, so that it can be said in Chinese.

Data holds its English; `spoken` in `speaking.py` says it to a person. Patterns are those of `str.format`;
`tools/messages.py` finds them by the names of the functions here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from gettext import NullTranslations

ENGLISH = NullTranslations()
"""The catalogue that translates nothing."""


class Said(str):
    """Equal to its English text. What is computed from it, by `+` or `strip`, is mere text."""

    __slots__ = ("_again", "_made")

    _made: tuple[object, ...]
    _again: Callable[..., Said]

    def in_words_of(self, catalogue: NullTranslations) -> str:
        """The same in the language of a catalogue; in English where it has no translation."""
        return str(self)

    def __reduce__(self) -> tuple[Callable[..., Said], tuple[object, ...]]:
        return self._again, self._made


class _FilledMessage(Said):
    __slots__ = ("_patterns", "_values")

    _patterns: tuple[str, str]
    _values: dict[str, object]

    def in_words_of(self, catalogue: NullTranslations) -> str:
        one, many = self._patterns
        count = self._values.get("count")
        pattern = catalogue.ngettext(one, many, count) if many and isinstance(count, int) else catalogue.gettext(one)
        values = {name: in_words_of(catalogue, value) for name, value in self._values.items()}
        return pattern.format_map(values) if values else pattern


class _ListedMessage(Said):
    __slots__ = ("_parts", "_separator")

    _parts: tuple[str, ...]
    _separator: str

    def in_words_of(self, catalogue: NullTranslations) -> str:
        parts = (str(in_words_of(catalogue, part)) for part in self._parts)
        return catalogue.gettext(self._separator).join(parts)


def in_words_of(catalogue: NullTranslations, value: object) -> object:
    """A value of a pattern: what is a message is said in the catalogue's language, everything else stays."""
    return value.in_words_of(catalogue) if isinstance(value, Said) else value


def said(pattern: str, /, **values: object) -> Said:
    """`said("{file}: it is empty", file=name)`. Raises `KeyError` for a value that is missing."""
    return _filled((pattern, ""), values)


def said_many(one: str, many: str, /, *, count: int, **values: object) -> Said:
    """`said_many("{count:,} task", "{count:,} tasks", count=3)`: English has two forms, Chinese one."""
    return _filled((one, many), {"count": count, **values})


def listed(parts: Iterable[str], separator: str = ", ") -> Said:
    """Texts or messages one after the other. A separator is a message, too: ", " is 、 in Chinese, " and " 和."""
    kept = tuple(parts)
    message = _ListedMessage(separator.join(kept))
    message._parts, message._separator = kept, separator
    message._again, message._made = listed, (kept, separator)
    return message


def words_of(error: Exception) -> Said:
    """What it says: `str` of an error that was raised with a message would be mere text."""
    words = error.args[0] if error.args else ""
    return words if isinstance(words, Said) else said(str(error))


def _filled(patterns: tuple[str, str], values: dict[str, object]) -> Said:
    one, many = patterns
    pattern = many if many and values["count"] != 1 else one
    message = _FilledMessage(pattern.format_map(values) if values else pattern)
    message._patterns, message._values = patterns, values
    message._again, message._made = _filled, (patterns, values)
    return message
