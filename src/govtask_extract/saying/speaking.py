"""The language at hand: that in which people are told things, and that of the messages in data."""

from __future__ import annotations

import os
from functools import cache
from gettext import NullTranslations, bindtextdomain, textdomain, translation
from pathlib import Path

from msgspec import Struct

from govtask_extract.saying.languages import Language
from govtask_extract.saying.said import Said

DOMAIN = "govtask"
CATALOGUES = Path(__file__).parent / "locale"


class Tongues(Struct, frozen=True):
    """`data` is English, so that it has the same bytes everywhere, unless a command line asks for a language.

    `asked` is what somebody has asked for by --lang or GOVTASK_LANG: then it is not the system alone that tells.
    """

    people: Language = "en"
    data: Language = "en"
    asked: Language | None = None


_AT_HAND = [Tongues()]


def speak(tongues: Tongues) -> None:
    """From now on, in this process."""
    _AT_HAND[:] = [tongues]
    # click asks gettext itself: its messages stand in our catalogue, too.
    bindtextdomain(DOMAIN, str(CATALOGUES))
    textdomain(DOMAIN)
    os.environ["LANGUAGE"] = tongues.people


def tongues() -> Tongues:
    """Those at hand."""
    return _AT_HAND[0]


def spoken(message: str) -> str:
    """A message as people are told it; what is no message stays as it is."""
    return _in(tongues().people, message)


def written(message: str) -> str:
    """A message as data holds it."""
    return _in(tongues().data, message)


def _in(language: Language, message: str) -> str:
    if not isinstance(message, Said):
        return message
    return message.in_words_of(catalogue(language))


@cache
def catalogue(language: Language) -> NullTranslations:
    """What translates into a language; English needs nothing."""
    return translation(DOMAIN, CATALOGUES, [language], fallback=True)
