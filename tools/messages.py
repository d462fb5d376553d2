"""The catalogues of messages: what the source says, beside what that is in Chinese.

usage: messages.py [--check]

Each area of the source has its catalogue `saying/zh/<area>.po`. What is new in the source is put there without a
translation, what is gone is taken out; --check changes nothing, and exits with 1 if something is new, gone,
untranslated, or has other placeholders than its English. `make generate` compiles all of them into the file that
gettext reads.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from string import Formatter

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from message_sources import MessageId, found_elsewhere

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "govtask_extract"
AREAS = PACKAGE / "saying" / "zh"
COMPILED = PACKAGE / "saying" / "locale" / "zh" / "LC_MESSAGES" / "govtask.mo"
# Positions of what is a message in the calls of `saying/said.py`.
KEYWORDS = {"said": (0,), "said_many": (0, 1), "listed": (1,)}
# What has an area of its own; everything else is in `core`.
_ROOMS = (
    "checking",
    "cli",
    "correcting",
    "evaluating",
    "linting",
    "parsing",
    "reading",
    "reviewing",
    "verifying",
    "writing",
)

_MADE = datetime(2026, 1, 1, tzinfo=UTC)


def area_of(file: Path) -> str:
    """By the folder of the package that a source stands in."""
    parts = file.relative_to(PACKAGE).parts
    if parts[:2] == ("writing", "page"):
        return "page"
    return parts[0] if parts[0] in _ROOMS else "core"


def messages() -> dict[str, list[MessageId]]:
    """By area, each message of the source in the first area that has it, in the order of the source."""
    found: dict[str, dict[MessageId, None]] = {}
    met: set[MessageId] = set()
    for area, message in (*_called(), *found_elsewhere()):
        if message not in met:
            met.add(message)
            found.setdefault(area, {})[message] = None
    return {area: list(held) for area, held in sorted(found.items())}


def _called() -> Iterator[tuple[str, MessageId]]:
    """Babel's own extractor passes over calls that stand in other calls."""
    for file in sorted(PACKAGE.rglob("*.py")):
        area = area_of(file)
        calls = (node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Call))
        yield from ((area, message) for call in calls if (message := _message(call)))
    yield "core", ", "


def _message(call: ast.Call) -> MessageId:
    """What a call says; empty for calls of something else, and where a variable says it."""
    places = KEYWORDS.get(call.func.id, ()) if isinstance(call.func, ast.Name) else ()
    given = [call.args[at] for at in places if at < len(call.args)]
    texts = [one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    return "" if len(texts) != len(places) else texts[0] if len(texts) == 1 else tuple(texts)


def held(area: str) -> Catalog:
    """The area's catalogue as it is; an empty one if there is none."""
    path = _path(area)
    if not path.is_file():
        return Catalog(locale="zh")
    with path.open("rb") as file:
        return read_po(file, locale="zh")


def _path(area: str) -> Path:
    return AREAS / f"{area}.po"


def updated(wanted: list[MessageId], before: dict[object, Message]) -> Catalog:
    """With what the source says now; what was translated `before` stays so, in whatever area it was."""
    now = Catalog(locale="zh", fuzzy=False)
    for message in wanted:
        known = before.get(message)
        now.add(message, known.string if known is not None else None)
    return now


def faults(area: str, wanted: list[MessageId]) -> Iterator[str]:
    """What is new, gone, untranslated, or has other placeholders."""
    there = {message.id: message for message in held(area) if message.id}
    for message in wanted:
        if message not in there:
            yield f"{area}: new: {message!r}"
        elif fault := _fault(there[message]):
            yield f"{area}: {fault}: {message!r}"
    yield from (f"{area}: gone: {message!r}" for message in there if message not in wanted)


def _fault(message: Message) -> str:
    strings = message.string if isinstance(message.string, tuple) else (message.string,)
    if not all(strings):
        return "untranslated"
    wanted = _values(message.id if isinstance(message.id, str) else message.id[-1])
    return "" if all(_values(one) == wanted for one in strings) else "other placeholders"


def _values(pattern: str) -> set[tuple[str, str]] | str:
    """The values of a pattern with how they are written; words alone may hold any brace."""
    try:
        return {(name, form or "") for _, name, form, _ in Formatter().parse(pattern) if name is not None}
    except ValueError:
        return pattern if "{" in pattern else ""


def compiled() -> bytes:
    """All areas in the form that gettext reads.

    The plural of a message stands in it once more by itself: messages of reports are recognised by it.
    """
    # The header tells when it was made: always then.
    whole = Catalog(locale="zh", creation_date=_MADE, revision_date=_MADE)
    for path in sorted(AREAS.glob("*.po")):
        for message in held(path.stem):
            if message.id and message.string:
                whole.add(message.id, message.string)
                if isinstance(message.id, tuple):
                    whole.add(message.id[1], message.string[0])
    written = BytesIO()
    write_mo(written, whole)
    return written.getvalue()


def _translated(area: str) -> dict[object, Message]:
    return {message.id: message for message in held(area) if message.id and message.string}


def write() -> None:
    """Every area's catalogue, as the source says now."""
    AREAS.mkdir(parents=True, exist_ok=True)
    wanted = messages()
    before = {path.stem: _translated(path.stem) for path in sorted(AREAS.glob("*.po"))}
    anywhere = {known: message for area in before.values() for known, message in area.items()}
    for area, found in wanted.items():
        now = updated(found, anywhere | before.get(area, {}))
        written = BytesIO()
        write_po(written, now, omit_header=True, width=120, no_location=True)
        _path(area).write_bytes(written.getvalue())
    for path in AREAS.glob("*.po"):
        if path.stem not in wanted:
            path.unlink()


@click.command()
@click.option("--check", is_flag=True)
def main(check: bool) -> None:
    if not check:
        write()
    told = [fault for area, wanted in messages().items() for fault in faults(area, wanted)]
    for fault in told:
        print(fault)
    sys.exit(1 if check and told else 0)


if __name__ == "__main__":
    main()
