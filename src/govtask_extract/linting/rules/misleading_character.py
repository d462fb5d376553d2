"""A name or number with a character that looks like another, or is not seen.

Why: It is another name to every search, count and comparison, and nobody sees why. It may be meant to deceive.
Example: 区ІСТ局 with three letters that are Cyrillic; 市㈱水务局; 区住建局 with U+202E, which turns the order around.
Instead: 区ICT局, 市(株)水务局, 区住建局. Full-width letters, ① and Ⅱ are as good as others.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govtask_extract.language.misleading import misleading, unseen, with_code
from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Mention, Subject
from govtask_extract.saying.said import said

if TYPE_CHECKING:
    from govtask_extract.model.report import Places

_NAMED = 5


def check(subject: Subject) -> Iterator[Finding]:
    for mentions in (*subject.units.values(), *subject.leaders.values()):
        yield from _of_name(mentions, subject)
    for task in subject.report.tasks:
        yield from _finding(task.label or "", task.evidence.label, task.id, subject)
    notice = subject.report.notice
    yield from _finding(notice.document_number or "", notice.evidence.document_number, None, subject)


def _of_name(mentions: list[Mention], subject: Subject) -> Iterator[Finding]:
    """One finding for all places of a name that misleads, else one for each that holds something unseen."""
    if misleading(mentions[0].name):
        places = tuple(place for mention in mentions for place in mention.places)
        yield from _finding(mentions[0].name, places, mentions[0].task.id, subject)
        return
    for mention in mentions:
        yield from _finding(mention.name, mention.places, mention.task.id, subject)


def _finding(name: str, places: Places, task: str | None, subject: Subject) -> Iterator[Finding]:
    hidden = unseen("".join(_printed(places, subject.text)))
    found = [with_code(one) for one in (*misleading(name), *hidden)]
    if found:
        more = " …" if len(found) > _NAMED else ""
        codes = f"{', '.join(found[:_NAMED])}{more}"
        yield Finding(said("{name} is written with {codes}", name=name, codes=codes), places, task)


def _printed(places: Places, text: str) -> Iterator[str]:
    """Each place with a character on both sides, and what parts two of a line: the unseen is no part of a value."""
    for at, place in enumerate(places):
        yield text[max(place.start - 1, 0) : place.end + 1]
        if at and places[at - 1].line == place.line:
            yield text[places[at - 1].end : place.start]


RULE = LintRule("GT229", "misleading-character", "warning", check)
