"""Edits that somebody may make in a report, by kind, planted at random: values, places, names, roles, whole tasks.

A kind is a function of a source of chance and a report as plain data, which it changes; it says whether it could.
`CAREFUL` are kinds after which the ids and counts of bodies are put right, as a careful hand would.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

from coverage_outside import places

from govtask_extract.checking.naming import identified
from govtask_extract.model.profile import KnownBodies
from govtask_extract.model.report import Report

Json = dict[str, Any]
Edit = Callable[[Random, Json], bool]

LISTS = (
    "lead_units",
    "supervising_leaders",
    "responsible_units",
    "co_handling_units",
    "guiding_units",
    "upstream_responsible_units",
)
EDITS: dict[str, Edit] = {}
CAREFUL: set[str] = set()
_OTHER = "县市局增设改路水三七东"


def edit(kind: str, *, careful: bool = False) -> Callable[[Edit], Edit]:
    def keep(made: Edit) -> Edit:
        EDITS[kind] = made
        if careful:
            CAREFUL.add(kind)
        return made

    return keep


def planted(report: Report, kind: str, random: Random) -> Report | None:
    """The report with an edit of a kind; None where it has nothing that could be edited so."""
    plain = report.model_dump(mode="json", exclude_unset=True)
    if not EDITS[kind](random, plain):
        return None
    edited = Report.model_validate_json(_dumped(plain))
    return identified(edited, KnownBodies()) if kind in CAREFUL else edited


def _dumped(plain: Json) -> str:
    import json

    return json.dumps(plain)


# What is chosen


def pick(random: Random, items: list[Any]) -> Any:
    return random.choice(items) if items else None


def named(report: Json, *fields: str) -> list[tuple[Json, str, int]]:
    """Every name of every task: the task, the list, its place in it."""
    return [
        (task, field, index)
        for task in report["tasks"]
        for field in fields or LISTS
        for index in range(len(task[field]))
    ]


def other_character(random: Random, text: str) -> str:
    """The text with one character replaced, taken out or put in."""
    at = random.randrange(len(text))
    new = random.choice([one for one in _OTHER if one != text[at]])
    return random.choice([f"{text[:at]}{new}{text[at + 1 :]}", f"{text[:at]}{new}{text[at:]}"])


def with_ids(task: Json, field: str) -> list[list[Any]]:
    """A list of names with its ids."""
    ids = task["person_ids" if field == "supervising_leaders" else "unit_ids"]
    return [task[field], *([ids[field]] if field in ids else []), task["evidence"][field]]


# Values


def _value(kind: str, where: Callable[[Json], list[Json]], key: str) -> None:
    @edit(f"a character of {kind}")
    def change(random: Random, report: Json) -> bool:
        found = pick(random, [one for one in where(report) if one[key]])
        if found is not None:
            found[key] = other_character(random, found[key])
        return found is not None


_value("a task's text", lambda report: report["tasks"], "text")
_value("a task's label", lambda report: report["tasks"], "label")
_value("a section's title", lambda report: report["sections"], "title")
_value("a section's label", lambda report: report["sections"], "label")
_value("a paragraph", lambda report: report["paragraphs"], "text")
_value("the notice's title", lambda report: [report["notice"]], "title")
_value("the issuing authority", lambda report: [report["notice"]], "issuing_authority")
_value("the document number", lambda report: [report["notice"]], "document_number")
_value("the signature", lambda report: [report["notice"]], "signature")
_value("a clause's title", lambda report: report["notice"]["clauses"], "title")
_value("a clause's text", lambda report: report["notice"]["clauses"], "text")
_value("a cited title", lambda report: report["notice"]["cited_documents"], "title")
_value("a cited number", lambda report: report["notice"]["cited_documents"], "document_number")
_value("a plan's title", lambda report: report["plans"], "title")
_value("a rule", lambda report: report["rules"], "text")
_value("a deadline", lambda report: [one for task in report["tasks"] for one in task["deadlines"]], "text")
_value("a target", lambda report: [one for task in report["tasks"] for one in task["targets"]], "text")
_value("an indicator", lambda report: [one for task in report["tasks"] for one in task["targets"]], "indicator")
_value("a target's scope", lambda report: [one for task in report["tasks"] for one in task["targets"]], "scope")
_value("an attachment's title", lambda report: report["attachments"], "title")
_value("an attachment's label", lambda report: report["attachments"], "label")
_value("a quote", lambda report: list(places(report)), "quote")
_value("a body's full name", lambda report: report["units"], "name")
_value("the file's hash", lambda report: [report["source"]], "sha256")


@edit("a character of a name")
def change_name(random: Random, report: Json) -> bool:
    found = pick(random, named(report))
    if found is not None:
        task, field, index = found
        task[field][index] = other_character(random, task[field][index])
    return found is not None


@edit("a blank in a text")
def change_blank(random: Random, report: Json) -> bool:
    task = pick(random, [one for one in report["tasks"] if len(one["text"]) > 1])
    if task is not None:
        at = random.randrange(1, len(task["text"]))
        task["text"] = f"{task['text'][:at].rstrip()} {task['text'][at:].lstrip()}"
        if "\n " in task["text"] or task["text"][at - 1 : at + 1].isspace():
            return False
    return task is not None


@edit("a character of a further column")
def change_column(random: Random, report: Json) -> bool:
    task = pick(random, [one for one in report["tasks"] if one["other_columns"]])
    if task is not None:
        key = random.choice(sorted(task["other_columns"]))
        task["other_columns"][key] = other_character(random, task["other_columns"][key])
    return task is not None


@edit("a character of an addressee")
def change_addressee(random: Random, report: Json) -> bool:
    names = report["notice"]["addressees"]
    if names:
        at = random.randrange(len(names))
        names[at] = other_character(random, names[at])
    return bool(names)


@edit("a character of the page's box")
def change_metadata(random: Random, report: Json) -> bool:
    box = report["notice"]["metadata"]
    if box:
        key = random.choice(sorted(box))
        box[key] = other_character(random, box[key])
    return bool(box)


@edit("a character of an attachment's cell")
def change_cell(random: Random, report: Json) -> bool:
    rows = [row for one in report["attachments"] for row in (one["columns"], *one["rows"])]
    cells = [(row, at) for row in rows for at, cell in enumerate(row) if cell]
    found = pick(random, cells)
    if found is not None:
        row, at = found
        row[at] = other_character(random, row[at])
    return found is not None


# Names and roles


@edit("names of two tasks, swapped")
def swap_names(random: Random, report: Json) -> bool:
    names = named(report)
    random.shuffle(names)
    for one, first, index in names[:20]:
        for other, second, place in names:
            if other is not one and other[second][place] != one[first][index] and first == second:
                one[first][index], other[second][place] = other[second][place], one[first][index]
                return True
    return False


def _exchanged(one: Json, other: Json, field: str) -> None:
    for owner in ("unit_ids", "person_ids"):
        if field in one[owner]:
            one[owner][field], other[owner][field] = other[owner][field], one[owner][field]
    one[field], other[field] = other[field], one[field]
    one["evidence"][field], other["evidence"][field] = other["evidence"][field], one["evidence"][field]


@edit("lists of two tasks, swapped with their evidence", careful=True)
def swap_lists(random: Random, report: Json) -> bool:
    for field in random.sample(LISTS, len(LISTS)):
        holders = [task for task in report["tasks"] if task[field]]
        if len(holders) > 1:
            one, other = random.sample(holders, 2)
            if one["evidence"][field] != other["evidence"][field]:
                _exchanged(one, other, field)
                return True
    return False


def _delete_name(random: Random, report: Json) -> bool:
    found = pick(random, named(report))
    if found is not None:
        task, field, index = found
        for held in with_ids(task, field):
            del held[index]
    return found is not None


edit("a name with its evidence, deleted")(_delete_name)
edit("a name with its evidence, deleted with care", careful=True)(_delete_name)


def _move_name(random: Random, report: Json) -> bool:
    found = pick(random, named(report))
    if found is None:
        return False
    task, field, index = found
    home = random.choice([one for one in LISTS if one != field])
    value, evidence = task[field].pop(index), task["evidence"][field].pop(index)
    ids = with_ids(task, field)
    if len(ids) > 2:
        ids[1].pop(index)
    places_before = [one[0]["start"] for one in task["evidence"][home]]
    at = sum(start < evidence[0]["start"] for start in places_before)
    task[home].insert(at, value)
    task["evidence"][home].insert(at, evidence)
    if len(with_ids(task, home)) > 2:
        with_ids(task, home)[1].insert(at, "420000/教育局")
    return True


edit("a name with its evidence, in another list")(_move_name)
edit("a name with its evidence, in another list with care", careful=True)(_move_name)


@edit("a whole list in another list with care", careful=True)
def move_list(random: Random, report: Json) -> bool:
    holders = [(task, field) for task in report["tasks"] for field in LISTS if task[field]]
    found = pick(random, holders)
    if found is None:
        return False
    task, field = found
    home = random.choice([one for one in LISTS if one != field])
    for where in (task, task["evidence"]):
        where[field], where[home] = where[home], where[field]
    for where in (task["unit_ids"], task["person_ids"]):
        where.update({one: [""] * len(task[one]) for one in where})
    return task[field] != task[home]


@edit("names of a list in another order", careful=True)
def reorder_names(random: Random, report: Json) -> bool:
    holders = [(task, field) for task in report["tasks"] for field in LISTS if len(task[field]) > 1]
    found = pick(random, holders)
    if found is not None:
        task, field = found
        for held in with_ids(task, field):
            held[0], held[1] = held[1], held[0]
    return found is not None


@edit("a name added without places", careful=True)
def add_name(random: Random, report: Json) -> bool:
    task = pick(random, report["tasks"])
    if task is not None:
        field = random.choice([one for one in LISTS if one != "supervising_leaders"])
        task[field].append("县气象局")
        task["unit_ids"][field].append("")
        task["evidence"][field].append([])
    return task is not None


@edit("a name added with another task's evidence", careful=True)
def add_foreign_name(random: Random, report: Json) -> bool:
    found, task = pick(random, named(report)), pick(random, report["tasks"])
    if found is None or found[0] is task:
        return False
    other, field, index = found
    mine = {place["start"] for places_ in task["evidence"][field] for place in places_}
    if other["evidence"][field][index][0]["start"] in mine:
        return False
    task[field].append(other[field][index])
    for ids in (task["unit_ids"], task["person_ids"]):
        if field in ids:
            ids[field].append("")
    task["evidence"][field].append(copy.deepcopy(other["evidence"][field][index]))
    owned = {place["start"] for place in task["evidence"]["assignment"]}
    return not any(place["start"] in owned for place in other["evidence"]["assignment"])


# Whole tasks, sections, prose


def _delete_task(random: Random, report: Json) -> bool:
    parents = {one["parent"] for one in report["tasks"]} | {one["parent"] for one in report["sections"]}
    free = [at for at, task in enumerate(report["tasks"]) if task["id"] not in parents]
    at = pick(random, free)
    if at is not None:
        gone = report["tasks"].pop(at)["id"]
        report["diagnostics"] = [one for one in report["diagnostics"] if one["task"] != gone]
        for rule in report["rules"]:
            rule["from_task"] = None if rule["from_task"] == gone else rule["from_task"]
    return at is not None


edit("a whole task, deleted")(_delete_task)
edit("a whole task, deleted with care", careful=True)(_delete_task)


@edit("a task, copied", careful=True)
def copy_task(random: Random, report: Json) -> bool:
    at = random.randrange(len(report["tasks"])) if report["tasks"] else None
    if at is not None:
        again = copy.deepcopy(report["tasks"][at])
        again["id"] = f"{again['id']}-2"
        report["tasks"].insert(at + 1, again)
    return at is not None


@edit("a task, made up", careful=True)
def invent_task(random: Random, report: Json) -> bool:
    at = random.randrange(len(report["tasks"])) if report["tasks"] else None
    if at is not None:
        again = copy.deepcopy(report["tasks"][at])
        again.update(id="u99", label=None, number=None, text="新建气象站3座。", targets=[], deadlines=[])
        again["evidence"]["label"] = []
        report["tasks"].insert(at + 1, again)
    return at is not None


@edit("two tasks in the other order")
def swap_tasks(random: Random, report: Json) -> bool:
    tasks = report["tasks"]
    if len(tasks) < 2:
        return False
    at = random.randrange(len(tasks) - 1)
    tasks[at], tasks[at + 1] = tasks[at + 1], tasks[at]
    return True


@edit("a task that becomes prose", careful=True)
def demote_task(random: Random, report: Json) -> bool:
    """With all that it quotes: only words that assign tell that it is none."""
    free = [task for task in report["tasks"] if any("：" in p["quote"] for p in task["evidence"]["assignment"])]
    task = pick(random, [one for one in free if one["label"] and one["evidence"]["label"]])
    if task is None:
        return False
    report["tasks"].remove(task)
    evidence = [*task["evidence"]["label"], *task["evidence"]["text"], *task["evidence"]["assignment"]]
    text = "".join(place["quote"] for place in evidence)
    report["paragraphs"].append({"section": task["section"], "text": text, "evidence": evidence})
    return True


def _delete_from(kind: str, where: Callable[[Json], list[Any]]) -> None:
    @edit(f"{kind}, deleted")
    def remove(random: Random, report: Json) -> bool:
        items = where(report)
        if not items:
            return False
        del items[random.randrange(len(items))]
        return True


_delete_from("a section", lambda report: report["sections"])
_delete_from("a paragraph", lambda report: report["paragraphs"])
_delete_from("a piece of furniture", lambda report: report["furniture"])
_delete_from("a diagnostic", lambda report: report["diagnostics"])
_delete_from("an attachment", lambda report: report["attachments"])
_delete_from("a clause", lambda report: report["notice"]["clauses"])
_delete_from("a cited document", lambda report: report["notice"]["cited_documents"])
_delete_from("an addressee", lambda report: report["notice"]["addressees"])
_delete_from("a body", lambda report: report["units"])
_delete_from("a person", lambda report: report["persons"])
_delete_from("a rule", lambda report: report["rules"])
_delete_from("a standing assignment", lambda report: report["standing_assignments"])
_delete_from("an unread stretch", lambda report: report["unread"])
_delete_from("a plan", lambda report: report["plans"])


@edit("an addressee, deleted with care", careful=True)
def delete_addressee(random: Random, report: Json) -> bool:
    names = report["notice"]["addressees"]
    if names:
        at = random.randrange(len(names))
        del names[at], report["notice"]["unit_ids"]["addressees"][at]
    return bool(names) or bool(report["notice"]["evidence"]["addressees"])


@edit("a row of an attachment, deleted")
def delete_row(random: Random, report: Json) -> bool:
    rows = [one["rows"] for one in report["attachments"] if any(any(row) for row in one["rows"])]
    found = pick(random, rows)
    if found:
        at = pick(random, [at for at, row in enumerate(found) if any(row) and found.count(row) == 1])
        if at is None or not set(found[at]) - {cell for row in found[:at] + found[at + 1 :] for cell in row}:
            return False
        del found[at]
    return bool(found is not None)


@edit("a deadline of a group, deleted")
def delete_group_deadline(random: Random, report: Json) -> bool:
    held = [(task["deadlines"], one) for task in report["tasks"] for one in task["deadlines"]]
    found = pick(random, [(many, one) for many, one in held if one.get("source") == "group"])
    if found is not None:
        found[0].remove(found[1])
    return found is not None


@edit("a further column, deleted")
def delete_column(random: Random, report: Json) -> bool:
    task = pick(random, [one for one in report["tasks"] if one["other_columns"]])
    if task is not None:
        key = random.choice(sorted(task["other_columns"]))
        del task["other_columns"][key], task["evidence"]["other_columns"][key]
    return task is not None


# Numbers, days, levels, kinds


def _choice(kind: str, where: Callable[[Json], list[Json]], key: str, *others: object) -> None:
    @edit(kind)
    def change(random: Random, report: Json) -> bool:
        found = pick(random, [one for one in where(report) if key in one])
        if found is not None:
            found[key] = random.choice([one for one in others if one != found[key]])
        return found is not None


def _every(key: str) -> Callable[[Json], list[Json]]:
    return lambda report: [one for task in report["tasks"] for one in task[key]]


_choice("a section's level", lambda report: report["sections"], "level", 1, 2, 3, 4)
_choice("a section's number", lambda report: report["sections"], "number", 7, 8, None)
_choice("a task's number", lambda report: report["tasks"], "number", 1, 77, 512, None)
_choice("open_ended", lambda report: report["tasks"], "open_ended", True, False)
_choice("a target's comparator", _every("targets"), "comparator", "=", ">=", ">", "<=", "<", "~")
_choice("a target's unit", _every("targets"), "unit", "个", "亿元", "%", "公里")
_choice("a target's kind", _every("targets"), "kind", "count", "amount", "size", "rate", "time")
_choice("a target's aspiration", _every("targets"), "aspiration", True, False)
_choice("a deadline's source", _every("deadlines"), "source", "group", "text")
_choice("a deadline's basis", _every("deadlines"), "basis", "phrase", "plan-title", "issue-date", None)
_choice("a deadline's recurrence", _every("deadlines"), "every", "FREQ=MONTHLY", "FREQ=YEARLY")
_choice("an attachment's kind", lambda report: report["attachments"], "kind", "form", "list", "text")
_choice("a furniture's kind", lambda report: report["furniture"], "kind", "watermark", "seal", "hidden", "site")
_choice("a rule's kind", lambda report: report["rules"], "kind", "first-leads", "before-comma-leads", "standing")
_choice("a body's kind", lambda report: report["units"], "kind", "party", "court", "zone", "other")
_choice("a body's rank", lambda report: report["units"], "rank", "国家", "省", "市", "县", "乡", None)
_choice("a body's code", lambda report: report["units"], "code", "420000", "110000", None)
_choice("the pages", lambda report: [report["source"]], "pages", 1, 36, 900, None)
_choice("the media type", lambda report: [report["source"]], "media_type", "text/rtf", "image/png")
_choice("the reader", lambda report: [report["source"]], "reader", "rtf", "xls")
_choice("a clause's number", lambda report: report["notice"]["clauses"], "number", 9, 11)
_choice("a standing assignment's role", lambda report: report["standing_assignments"], "role", "guiding_units")


@edit("a target's value")
def change_target(random: Random, report: Json) -> bool:
    target = pick(random, _every("targets")(report))
    if target is not None:
        key = random.choice(["value", "value_max"] if target["value_max"] is not None else ["value"])
        old = float(target[key])
        target[key] = random.choice([old + 1, old * 10, old / 2 + 0.5])
        return float(target[key]) != old
    return False


@edit("a deadline's day")
def change_day(random: Random, report: Json) -> bool:
    found = pick(random, [(one, key) for one in _every("deadlines")(report) for key in ("date", "start") if one[key]])
    if found is not None:
        one, key = found
        one[key] = (date.fromisoformat(one[key]) + timedelta(random.choice([-365, -1, 1, 30]))).isoformat()
    return found is not None


@edit("the day of issue")
def change_issue(random: Random, report: Json) -> bool:
    day = report["notice"]["issue_date"]
    if day:
        report["notice"]["issue_date"] = (date.fromisoformat(day) + timedelta(random.choice([-1, 1, 365]))).isoformat()
    return bool(day)


def _nulled(kind: str, where: Callable[[Json], list[Json]], key: str) -> None:
    @edit(f"{kind}, left out")
    def leave_out(random: Random, report: Json) -> bool:
        found = pick(random, [one for one in where(report) if one[key] is not None])
        if found is not None:
            found[key] = None
        return found is not None


_nulled("the notice's title", lambda report: [report["notice"]], "title")
_nulled("the day of issue", lambda report: [report["notice"]], "issue_date")
_nulled("the document number", lambda report: [report["notice"]], "document_number")
_nulled("the issuing authority", lambda report: [report["notice"]], "issuing_authority")
_nulled("the signature", lambda report: [report["notice"]], "signature")
_nulled("a task's label", lambda report: report["tasks"], "label")
_nulled("a task's parent", lambda report: report["tasks"], "parent")
_nulled("a section's parent", lambda report: report["sections"], "parent")
_nulled("a target's day", _every("deadlines"), "date")
_nulled("a lead rule", lambda report: report["tasks"], "lead_rule")


@edit("a task in another section")
def change_section(random: Random, report: Json) -> bool:
    ids = [section["id"] for section in report["sections"]]
    task = pick(random, report["tasks"])
    if task is None or not ids:
        return False
    others = [one for one in (*ids, None) if one != task["section"]]
    task["section"] = random.choice(others)
    return True


@edit("a paragraph in another section")
def change_home(random: Random, report: Json) -> bool:
    ids = [section["id"] for section in report["sections"]]
    paragraph = pick(random, report["paragraphs"])
    others = [one for one in ids if paragraph is not None and one != paragraph["section"]]
    if not others:
        return False
    paragraph["section"] = random.choice(others)
    return True


@edit("a task in another plan")
def change_plan(random: Random, report: Json) -> bool:
    ids = [plan["id"] for plan in report["plans"]]
    task = pick(random, report["tasks"])
    others = [one for one in ids if task is not None and one != task["plan"]]
    if not others:
        return False
    task["plan"] = random.choice(others)
    return True


@edit("an id")
def change_id(random: Random, report: Json) -> bool:
    found = pick(random, [*report["tasks"], *report["sections"], *report["units"], *report["persons"]])
    if found is not None:
        found["id"] = f"{found['id']}9"
    return found is not None


@edit("an id beside a name")
def change_reference(random: Random, report: Json) -> bool:
    lists = [ids for task in report["tasks"] for ids in task["unit_ids"].values() if ids]
    ids = pick(random, lists)
    other = pick(random, [unit["id"] for unit in report["units"] if ids and unit["id"] != ids[0]])
    if ids is None or other is None:
        return False
    ids[0] = other
    return True


@edit("how often a body is named")
def change_count(random: Random, report: Json) -> bool:
    body = pick(random, [*report["units"], *report["persons"]])
    if body is not None:
        key = random.choice(sorted(body["counts"]))
        body["counts"][key] += random.choice([-1, 1, 5])
    return body is not None


# Places and figures


def _of_place(kind: str, key: str, change: Callable[[Random, Any], Any]) -> None:
    @edit(f"a place's {kind}")
    def move(random: Random, report: Json) -> bool:
        place = pick(random, [one for one in places(report) if one.get(key) is not None])
        if place is not None:
            place[key] = change(random, place[key])
        return place is not None


def _number(random: Random, value: int) -> int:
    return value + random.choice([-1, 1, 2, 10])


_of_place("page", "page", _number)
_of_place("line", "line", _number)
_of_place("line on its page", "line_on_page", _number)
_of_place("paragraph", "paragraph", _number)
_of_place("cell", "cell", lambda _, value: f"{value}1")
_of_place("sheet", "sheet", lambda _, value: f"{value}1")


@edit("a place, shifted")
def shift(random: Random, report: Json) -> bool:
    place = pick(random, [one for one in places(report) if one["start"] > 3])
    if place is not None:
        by = random.choice([-1, 1, 2])
        place["start"], place["end"] = place["start"] + by, place["end"] + by
    return place is not None


@edit("a place, cut shorter with its quote")
def shorten(random: Random, report: Json) -> bool:
    place = pick(random, [one for one in places(report) if len(one["quote"]) > 3 and "box" not in one])
    if place is not None:
        place["end"], place["quote"] = place["end"] - 1, place["quote"][:-1]
    return place is not None


@edit("a place's box")
def change_box(random: Random, report: Json) -> bool:
    place = pick(random, [one for one in places(report) if one.get("box")])
    if place is not None:
        place["box"][random.randrange(4)] += random.choice([-20, -0.5, 0.02, 3])
    return place is not None


@edit("a place without its box or page")
def strip_place(random: Random, report: Json) -> bool:
    place = pick(random, [one for one in places(report) if one.get("page")])
    if place is not None:
        place.pop(random.choice([key for key in ("box", "page") if key in place]))
    return place is not None


@edit("a figure of coverage")
def change_coverage(random: Random, report: Json) -> bool:
    key = random.choice(sorted(report["coverage"]))
    report["coverage"][key] += random.choice([-3, 1, 40])
    return True


@edit("unread text, emptied")
def empty_unread(_: Random, report: Json) -> bool:
    unread, report["unread"] = report["unread"], []
    return bool(unread)


@edit("all diagnostics, deleted")
def empty_diagnostics(_: Random, report: Json) -> bool:
    said, report["diagnostics"] = report["diagnostics"], []
    return bool(said)


@edit("a diagnostic's words")
def change_diagnostic(random: Random, report: Json) -> bool:
    said = pick(random, [one for one in report["diagnostics"] if one["code"].startswith("GT1")])
    if said is not None:
        said["message"] = other_character(random, said["message"])
    return said is not None


@edit("a paragraph that becomes furniture")
def hide_paragraph(random: Random, report: Json) -> bool:
    paragraph = pick(random, [one for one in report["paragraphs"] if len(one["text"]) > 6])
    if paragraph is None:
        return False
    report["paragraphs"].remove(paragraph)
    kind = random.choice(["site", "running-head", "markup", "watermark"])
    report["furniture"] += [{**place, "kind": kind} for place in paragraph["evidence"]]
    report["furniture"].sort(key=lambda one: one["start"])
    return True


@edit("a text deadline, deleted")
def delete_text_deadline(random: Random, report: Json) -> bool:
    held = [(task["deadlines"], one) for task in report["tasks"] for one in task["deadlines"]]
    found = pick(random, [(many, one) for many, one in held if one.get("source") == "text"])
    if found is not None:
        found[0].remove(found[1])
    return found is not None


@edit("a target, deleted")
def delete_target(random: Random, report: Json) -> bool:
    task = pick(random, [one for one in report["tasks"] if one["targets"]])
    if task is not None:
        del task["targets"][random.randrange(len(task["targets"]))]
    return task is not None
