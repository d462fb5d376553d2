"""What the report says of the notice as a whole is what it quotes for it: title, issuer, number, date, addressees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govtask_extract.language.dates import read_date
from govtask_extract.language.document_numbers import find_numbers
from govtask_extract.language.script import with_single_blanks, without_blanks
from govtask_extract.model.report import Clause, Notice, Place
from govtask_extract.patterns import lazy_re
from govtask_extract.saying.said import said
from govtask_extract.validation import Loc
from govtask_extract.verifying.beside import BesideNotice, Discrepancy, NoticeCheck, quoted
from govtask_extract.verifying.quoting import joined, text_fault

# Between bodies, and around them: 抄送：, 文件 of a letterhead, and the blanks and marks of a list.
_LISTING = lazy_re(r"[、，,；;。.：:\s（）()]|抄[送报]")


def _find(beside: BesideNotice) -> Iterator[Discrepancy]:
    notice = beside.report.notice
    if fault := _title_fault(notice):
        yield Discrepancy(("notice", "title"), fault)
    for name, expected in _readings(notice).items():
        stated = getattr(notice, name)
        if stated != expected:
            yield Discrepancy(
                ("notice", name),
                said("it says {value}, its places give {expected}", value=quoted(stated), expected=quoted(expected)),
            )
    for name in ("signature", "issuing_authority", "addressees", "copied_to"):
        yield from _bodies(notice, name)
    yield from _metadata(beside)
    for index, clause in enumerate(notice.clauses):
        yield from _clause(("notice", "clauses", index), clause)
    for index, cited in enumerate(notice.cited_documents):
        expected = _cited(cited.title, cited.document_number)
        if _plain(joined(cited.evidence)) != _plain(expected):
            message = said(
                "it says {value}, its places quote {printed}",
                value=quoted(expected),
                printed=quoted(joined(cited.evidence)),
            )
            yield Discrepancy(("notice", "cited_documents", index), message)


def _title_fault(notice: Notice) -> str | None:
    return text_fault(notice.title or "", notice.evidence.title)


def _readings(notice: Notice) -> dict[str, str | None]:
    number, date = joined(notice.evidence.document_number), joined(notice.evidence.issue_date)
    span = next(find_numbers(number), None)
    return {
        "document_number": (number[slice(*span)] if span else number) or None,
        "issue_date": read_date(date),
    }


def _bodies(notice: Notice, name: str) -> Iterator[Discrepancy]:
    """All that is printed there are the names, and what stands between them."""
    stated = getattr(notice, name)
    places = getattr(notice.evidence, name)
    if name == "issuing_authority":
        places = places or notice.evidence.signature
    names = [stated or ""] if name in ("signature", "issuing_authority") else stated
    given, printed = ("".join(_LISTING.sub("", one) for one in names), _LISTING.sub("", joined(places)))
    if name == "issuing_authority":
        printed = printed.replace("文件", "")
        given = given.replace("文件", "")
    if given != printed:
        yield Discrepancy(
            ("notice", name),
            said(
                "it says {value}, its places quote {printed}",
                value=quoted("、".join(names)),
                printed=quoted(joined(places)),
            ),
        )


def _metadata(beside: BesideNotice) -> Iterator[Discrepancy]:
    text = beside.text
    there = {name: with_single_blanks(text[start:end]) for name, (start, end) in beside.document.metadata.items()}
    there = {name: value for name, value in there.items() if value}
    stated = beside.report.notice.metadata
    for name in stated.keys() | there.keys():
        if stated.get(name) != there.get(name):
            message = said(
                "it says {value}, the page {there}", value=quoted(stated.get(name)), there=quoted(there.get(name))
            )
            yield Discrepancy(("notice", "metadata", name), message)


def _clause(loc: Loc, clause: Clause) -> Iterator[Discrepancy]:
    places: Sequence[Place] = clause.evidence
    for name in ("label", "title", "text"):
        stated = getattr(clause, name) or ""
        ink = len(without_blanks(stated))
        count = next((n for n in range(len(places) + 1) if len(joined(places[:n])) >= ink), len(places))
        own = places if name == "text" else places[:count]
        if fault := text_fault(stated, own):
            yield Discrepancy((*loc, name), fault)
        places = places[count:]


def _cited(title: str | None, number: str | None) -> str:
    return f"《{title}》（{number}" if title else number or ""


def _plain(text: str) -> str:
    return without_blanks(text).translate(_BRACKETS)


_BRACKETS = str.maketrans("(（〔[", "（（（（")

CHECK = NoticeCheck(said("What is said of the notice as a whole is what its places quote."), _find)
