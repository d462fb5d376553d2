"""Recomputes coverage from a written report and the text that `--stage text` prints, and from nothing else.

As a script: `python tests/coverage_outside.py report.json text.txt` prints what is wrong, or that nothing is.
It imports nothing of the package, so that it can contradict it.
"""

from __future__ import annotations

import json
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import isfinite
from pathlib import Path
from typing import Any, NamedTuple

Json = dict[str, Any]
PageSizes = Sequence[tuple[float, float]]

NAME_LISTS = (
    "lead_units",
    "supervising_leaders",
    "responsible_units",
    "co_handling_units",
    "guiding_units",
    "upstream_responsible_units",
)
# A label line or a merged cell may serve several tasks.
SHARED_BY_TASKS = ("assignment", "text", "label")
INK_MAY_OVERHANG = 2.0
"""Points by which a glyph's box may pass the edge of its page."""


class Claim(NamedTuple):
    """One owner's hold on one stretch."""

    kind: str
    whose: str
    start: int
    end: int


def faults(report: Json, text: str, page_sizes: PageSizes = ()) -> list[str]:
    """Everything in `report` that does not agree with `text`, one sentence each; empty if all is well."""
    return [
        *place_faults(report, text, page_sizes),
        *ownership_faults(report, text),
        *figure_faults(report, text),
        *value_faults(report),
    ]


# Who owns what


def claims(report: Json) -> Iterator[Claim]:
    for kind, whose, places in _owners(report):
        for place in places:
            yield Claim(kind, whose, place["start"], place["end"])


def _owners(report: Json) -> Iterator[tuple[str, str, list[Json]]]:
    for task in report["tasks"]:
        for kind in ("label", "text", "assignment"):
            yield kind, task["id"], task["evidence"].get(kind, [])
    for kind in ("sections", "paragraphs", "attachments"):
        for index, part in enumerate(report[kind]):
            yield kind, f"{kind}[{index}]", part.get("evidence", [])
    for index, clause in enumerate(report["notice"]["clauses"]):
        yield "clauses", f"clauses[{index}]", clause.get("evidence", [])
    for field, places in report["notice"]["evidence"].items():
        yield "notice", f"notice.{field}", places
    yield from (("furniture", f"furniture[{i}]", [place]) for i, place in enumerate(report["furniture"]))
    yield from (("unread", f"unread[{i}]", [place]) for i, place in enumerate(report["unread"]))


def ownership_faults(report: Json, text: str) -> Iterator[str]:
    """A character without an owner, and one with two, told once for each stretch of them."""
    owners: list[list[Claim]] = [[] for _ in text]
    for claim in claims(report):
        for offset in range(max(claim.start, 0), min(claim.end, len(text))):
            owners[offset].append(claim)
    verdicts = [None if character.isspace() else _verdict(owners[i]) for i, character in enumerate(text)]
    yield from _stretches(verdicts, text)


def _verdict(owners: Sequence[Claim]) -> str | None:
    if not owners:
        return "nobody owns"
    if len(owners) == 1 or _rightly_shared(owners):
        return None
    return " and ".join(f"{claim.whose} ({claim.kind})" for claim in owners) + " all own"


def _rightly_shared(owners: Sequence[Claim]) -> bool:
    """Several tasks own one and the same stretch of the same kind."""
    alike = {(claim.kind, claim.start, claim.end) for claim in owners}
    distinct = {claim.whose for claim in owners}
    return len(alike) == 1 and len(distinct) == len(owners) and owners[0].kind in SHARED_BY_TASKS


def _stretches(verdicts: Sequence[str | None], text: str) -> Iterator[str]:
    start = 0
    for offset in range(1, len(verdicts) + 1):
        if offset < len(verdicts) and verdicts[offset] == verdicts[start]:
            continue
        if verdicts[start] is not None:
            yield f"{verdicts[start]} {start}–{offset} {text[start:offset]!r}"
        start = offset


# Places


def places(value: object) -> Iterator[Json]:
    """Every place in `value`, however deep."""
    if isinstance(value, dict):
        if {"start", "end", "quote"} <= value.keys():
            yield value
        else:
            for part in value.values():
                yield from places(part)
    elif isinstance(value, list):
        for part in value:
            yield from places(part)


def place_faults(report: Json, text: str, page_sizes: PageSizes) -> Iterator[str]:
    line_starts = [0, *(i + 1 for i, character in enumerate(text) if character == "\n")]
    pages = report["source"]["pages"]
    page_at: dict[int, int] = {}
    for place in places(report):
        yield from (f"{fault}: {place}" for fault in _faults_of_place(place, text, line_starts, pages))
        yield from (f"{fault}: {place}" for fault in _faults_of_box(place, page_sizes))
        if place.get("page") is not None:
            page_at[place["start"]] = place["page"]
    if [page for _, page in sorted(page_at.items())] != sorted(page_at.values()):
        yield "pages do not rise with the offsets"


def _faults_of_place(place: Json, text: str, line_starts: list[int], pages: int | None) -> Iterator[str]:
    start, end, quote = place["start"], place["end"], place["quote"]
    if not 0 <= start < end <= len(text):
        yield "no stretch of the text"
    elif text[start:end] != quote:
        yield f"the text says {text[start:end]!r}"
    if "\n" in quote:
        yield "more than one printed line"
    if place.get("line") is not None and place["line"] != bisect_right(line_starts, start):
        yield f"stands on line {bisect_right(line_starts, start)}"
    if place.get("page") is not None and (pages is None or not 1 <= place["page"] <= pages):
        yield f"no such page, there are {pages}"


def _faults_of_box(place: Json, page_sizes: PageSizes) -> Iterator[str]:
    box = place.get("box")
    if box is None:
        return
    x0, top, x1, bottom = box
    if not all(map(isfinite, box)) or x0 > x1 or top > bottom:
        yield "no box"
    elif page_sizes:
        width, height = page_sizes[place["page"] - 1]
        if min(x0, top) < -INK_MAY_OVERHANG or x1 > width + INK_MAY_OVERHANG or bottom > height + INK_MAY_OVERHANG:
            yield f"box outside the page of {width} × {height}"


# Figures


def figure_faults(report: Json, text: str) -> Iterator[str]:
    inked = sum(not character.isspace() for character in text)
    unread = sum(not character.isspace() for place in report["unread"] for character in place["quote"])
    expected = {"characters": inked, "claimed": inked - unread, "unread": unread}
    if report["coverage"] != expected:
        yield f"coverage is {expected}, not {report['coverage']}"


# Values and their quotes


def value_faults(report: Json) -> Iterator[str]:
    """Values that their own quotes do not give."""
    labels: dict[str, list[Json]] = {}
    for task in report["tasks"]:
        yield from _faults_of_label(task, labels)
        yield from _faults_of_task(task)
    for section in report["sections"]:
        yield from _unequal(section["id"], _printed(section["label"], section["title"]), section["evidence"])
    for i, paragraph in enumerate(report["paragraphs"]):
        yield from _unequal(f"paragraphs[{i}]", paragraph["text"], paragraph["evidence"])
    for rule in report["rules"]:
        yield from _unequal(rule["id"], rule["text"], rule["evidence"])
    for standing in report["standing_assignments"]:
        yield from _unequal_names("standing_assignments", standing["units"], standing["evidence"])
    for attachment in report["attachments"]:
        yield from _faults_of_attachment(attachment)
    yield from _faults_of_notice(report["notice"], report["plans"])
    for identifier, count in Counter(
        p["id"] for k in ("plans", "sections", "tasks", "rules") for p in report[k]
    ).items():
        if count > 1:
            yield f"the id {identifier} stands {count} times"


def _faults_of_label(task: Json, labels: dict[str, list[Json]]) -> Iterator[str]:
    """Of the tasks of one item the first owns the label; `labels` are those seen so far."""
    quoted = task["evidence"].get("label", [])
    if task["label"] is not None:
        labels.setdefault(task["label"], quoted)
    yield from _unequal(f"{task['id']}.label", task["label"], quoted or labels.get(task["label"], []))


def _faults_of_task(task: Json) -> Iterator[str]:
    evidence, name = task["evidence"], task["id"]
    yield from _unequal(f"{name}.text", task["text"], evidence.get("text", []))
    for field in NAME_LISTS:
        yield from _unequal_names(f"{name}.{field}", task[field], evidence.get(field, []))
    for deadline in task["deadlines"]:
        yield from _unequal(f"{name}.deadlines", deadline["text"], deadline["evidence"])
    for heading, value in task["other_columns"].items():
        yield from _unequal(f"{name}.{heading}", value, evidence.get("other_columns", {}).get(heading, []))


def _faults_of_attachment(attachment: Json) -> Iterator[str]:
    cells = [cell for row in attachment["rows"] for cell in row]
    printed = [attachment["label"], attachment["title"], *attachment["columns"], *cells]
    yield from _missing(f"attachment {attachment['label']}", printed, attachment["evidence"])


def _faults_of_notice(notice: Json, plans: Sequence[Json]) -> Iterator[str]:
    evidence: Mapping[str, list[Json]] = notice["evidence"]
    yield from _unequal("notice.title", notice["title"], evidence.get("title", []))
    yield from _missing("notice.document_number", [notice["document_number"]], evidence.get("document_number", []))
    # Of a joint notice the bodies stand one below the other and are joined by 、.
    signatories = (notice["signature"] or "").split("、")
    yield from _missing("notice.signature", signatories, evidence.get("signature", []))
    for field in ("addressees", "copied_to"):
        yield from _missing(f"notice.{field}", notice[field], evidence.get(field, []))
    bodies = (notice["issuing_authority"] or "").split("、")
    # Without a letterhead the signature tells, and owns, who issued it.
    yield from _missing(
        "notice.issuing_authority", bodies, evidence.get("issuing_authority") or evidence.get("signature", [])
    )
    yield from _missing("notice.metadata", list(notice["metadata"].values()), evidence.get("metadata", []))
    for clause in notice["clauses"]:
        printed = _printed(clause["label"], clause["title"], clause["text"])
        yield from _unequal(f"clause {clause['label']}", printed, clause["evidence"])
    for cited in notice["cited_documents"]:
        yield from _missing("cited document", [cited["title"], cited["document_number"]], cited["evidence"])
    titles = [plan["title"] for plan in plans]
    yield from _missing("plans", titles, [*evidence.get("plan_titles", []), *evidence.get("title", [])])


def _unequal_names(what: str, names: Sequence[str], evidence: Sequence[list[Json]]) -> Iterator[str]:
    if len(names) != len(evidence):
        yield f"{what} has {len(names)} names and {len(evidence)} lists of places"
    for name, quoted in zip(names, evidence, strict=False):
        yield from _unequal(what, name, quoted)
        if any(character.isspace() for character in name):
            yield f"{what} has white space in the name {name!r}"


def _unequal(what: str, value: str | None, evidence: Sequence[Json]) -> Iterator[str]:
    if value == "":
        yield f"{what} is an empty string"
    quoted = _squeeze("".join(place["quote"] for place in evidence))
    if quoted != _squeeze(value or ""):
        yield f"{what} is {value!r}, its quotes give {quoted!r}"


def _missing(what: str, values: Sequence[str | None], evidence: Sequence[Json]) -> Iterator[str]:
    quoted = _squeeze("".join(place["quote"] for place in evidence))
    for value in values:
        if value is not None and _squeeze(value) not in quoted:
            yield f"{what} has {value!r}, which its quotes lack: {quoted!r}"


def _printed(*parts: str | None) -> str:
    return "".join(part or "" for part in parts)


def _squeeze(text: str) -> str:
    return "".join(text.split())


def main(arguments: Sequence[str]) -> int:
    report_path, text_path = map(Path, arguments)
    # Line ends stay as they are: offsets count them.
    text = text_path.read_bytes().decode("utf-8")
    found = faults(json.loads(report_path.read_text("utf-8")), text)
    print("\n".join(found) or "every character has one owner, every quote gives its value")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
