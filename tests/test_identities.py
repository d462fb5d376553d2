"""Who is meant: names of one body have one identity, near misses have two, by cases and by the sample's gold.

In a case an `issuer` fence says whose notice it is. Its `same` fence has the names of one body on each line, `apart`
those of bodies of which no two are one, both between `=` and `≠`. `bodies` has lists of names, behind the arrow the
identity of each; `told` a name and what is told of it. `persons` has leaders as printed, with id and post.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from conftest import ROOT
from test_cases import sections

from govtask_extract import Report, extract
from govtask_extract.identity.people import person_met
from govtask_extract.identity.resolver import Known, Resolver, folded_name
from govtask_extract.identity.standpoint import standpoint_of

FOLDER = ROOT / "tests/cases/identities"
SAMPLE = ROOT / "samples/dongxihu-2022"


@dataclass(frozen=True, slots=True)
class Line:
    topic: str
    title: str
    kind: str
    issuer: str
    text: str

    def __str__(self) -> str:
        return f"{self.topic}: {self.title}: {self.text}"

    def known(self, names: list[str]) -> list[Known]:
        issuer = self.issuer.split("\n")
        return Resolver(standpoint_of(issuer, "scope"), {}).in_list(names)

    def ids(self, mark: str) -> dict[str, str]:
        """Each name alone, so that none is seen behind another."""
        return {name: self.known([name])[0].id for name in self.text.split(mark)}


def lines(folder: Path) -> Iterator[Line]:
    for path in sorted(folder.glob("*.md")):
        for title, fences in sections(path.read_text("utf-8").splitlines()):
            issuer = fences.pop("issuer", "").strip()
            for kind, body in ((kind, body) for kind, body in fences.items() if kind):
                yield from (Line(path.stem, title, kind, issuer, text) for text in body.splitlines() if text)


def same(line: Line) -> None:
    found = line.ids(" = ")
    assert len(found) > 1
    assert len(set(found.values())) == 1, found


def apart(line: Line) -> None:
    found = line.ids(" ≠ ")
    assert len(found) > 1
    assert len(set(found.values())) == len(found), found


def bodies(line: Line) -> None:
    names, expected = line.text.split(" → ")
    assert " | ".join(known.id for known in line.known(names.split("、"))) == expected


def told(line: Line) -> None:
    name, expected = line.text.split(" → ")
    one = line.known([name])[0]
    assert " ".join(str(part or "-") for part in (one.name, one.rank, one.place, one.code, one.kind)) == expected


def persons(line: Line) -> None:
    printed, expected = line.text.split(" → ")
    met = person_met(printed)
    assert f"{met.id} {met.post or '-'}" == expected


KINDS: dict[str, Callable[[Line], None]] = {
    "same": same,
    "apart": apart,
    "bodies": bodies,
    "told": told,
    "persons": persons,
}
LINES = list(lines(FOLDER))


@pytest.mark.parametrize("line", LINES, ids=str)
def test_case(line: Line) -> None:
    KINDS[line.kind](line)


def test_there_are_as_many_pairs_that_are_one_as_pairs_that_are_two() -> None:
    pairs = dict.fromkeys(("same", "apart"), 0)
    for line in LINES:
        if line.kind in pairs:
            pairs[line.kind] += len(list(combinations(line.text.split(" = " if line.kind == "same" else " ≠ "), 2)))
    assert min(pairs.values()) >= 150, pairs


@cache
def read(name: str) -> Report:
    return extract(SAMPLE / name)


@pytest.mark.parametrize("name", ["notice.md", "notice.pdf"])
def test_the_sample_names_the_bodies_that_a_reader_would_list(name: str) -> None:
    gold = json.loads((SAMPLE / "gold.json").read_text("utf-8"))
    found = [one.model_dump(mode="json", exclude={"id", "counts", "members"}) for one in read(name).units]
    assert by_names(found) == by_names(gold["units"])
    people = [one.model_dump(mode="json", exclude={"id", "counts"}) for one in read(name).persons]
    assert by_names(people) == by_names(gold["persons"])
    assert len({one.id for one in read(name).units}) == len(gold["units"])


def by_names(rows: list[dict[str, object]]) -> dict[str, dict[str, object]]:
    """In the order of their names; the gold prints every bracket as the text has it, the PDF one of both widths."""
    folded = [row | {"names": sorted({folded_name(name) for name in row["names"]})} for row in rows]
    return {" ".join(row["names"]): row for row in sorted(folded, key=lambda row: row["names"])}


def test_near_misses_of_the_sample_stay_apart() -> None:
    ids = {name: one.id for one in (*read("notice.md").units, *read("notice.md").persons) for name in one.names}
    for one, other in json.loads((SAMPLE / "gold.json").read_text("utf-8"))["near_misses"]:
        assert ids[one] != ids[other]


@pytest.mark.parametrize("name", ["notice.md", "notice.pdf"])
def test_every_name_has_its_id_beside_it(name: str) -> None:
    report = read(name)
    units = {one.id: one for one in report.units}
    counted: dict[str, int] = dict.fromkeys(units, 0)
    for holder in (report.notice, *report.tasks):
        for field in type(holder.unit_ids).model_fields:
            names, ids = getattr(holder, field), getattr(holder.unit_ids, field)
            assert len(names) == len(ids)
            for one, id in zip(names, ids, strict=True):
                assert one in units[id].names
                counted[id] += 1
    assert counted == {id: sum(one.counts.values()) for id, one in units.items()}
    persons = {one.id: one for one in report.persons}
    for task in report.tasks:
        pairs = zip(task.supervising_leaders, task.person_ids.supervising_leaders, strict=True)
        assert all(one in persons[id].names for one, id in pairs)
