"""The assignment grammar on single groups, as cases in Markdown, and what holds for any text whatever.

A `groups` fence has a group a line, `text → lead: A | B; co: C; open`; its second word is where the groups stand:
`line`, `bare`, or the role of a table's column; ⏎ is a line feed, ↵ where a narrow cell broke the line. A `names`
fence has lists and how they are split. A `bodies` fence has names, each put into the groups of FRAMES. A `paragraphs`
fence has paragraphs and the groups in them, parted by ‖. A `dates` fence has deadlines and their days; its second word
is the plan's year. A `group` fence holds one group as printed, the `expect` fence below it the fields of `Group` that
matter, as YAML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from govtask_extract.language.deadline_days import KnownYears, read_deadline
from govtask_extract.language.labels import label_words, opens_label
from govtask_extract.model.group import Group, Name, Position, PositionalRule, RuleKind
from govtask_extract.model.roles import Role
from govtask_extract.model.traced import BROKEN
from govtask_extract.parsing.assignment.finding import find_groups
from govtask_extract.parsing.assignment.grammar import read_group
from govtask_extract.parsing.assignment.positional_rules import apply_rules, find_rules

ROLES = {
    "lead": Role.LEAD,
    "leader": Role.LEADER,
    "responsible": Role.RESPONSIBLE,
    "co": Role.CO_HANDLING,
    "guiding": Role.GUIDING,
    "deadline": Role.DEADLINE,
}
PLACES = {"bracket", "bare", "line", *ROLES}
WORDS = {role: word for word, role in ROLES.items()}
# Where the name of a `bodies` fence must be read as one, and beside whom.
FRAMES = (
    ("（{}负责）", "responsible: {}"),
    ("（{}牵头，县财政局配合）", "lead: {}; co: 县财政局"),
    ("（县财政局、{}按职责分工负责）", "responsible: 县财政局 | {}"),
    ("（责任单位：{}和县财政局）", "responsible: {} | 县财政局"),
    ("（县财政局、县水利局和{}负责）", "responsible: 县财政局 | 县水利局 | {}"),
    ("（牵头单位：{}责任单位：县财政局）", "lead: {}; responsible: 县财政局"),
    ("（责任单位：{} 县财政局 县水利局）", "responsible: {} | 县财政局 | 县水利局"),
)
FENCE = re.compile(r"```(?P<kind>\w+)(?: (?P<where>\w+))?\n(?P<text>.*?)\n?```", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Case:
    """`expected` is said as `say` says it, or the fields of an `expect` fence."""

    topic: str
    title: str
    text: str
    where: str
    expected: object

    def __str__(self) -> str:
        return f"{self.topic}: {self.title}: {self.text[:30]}"


def cases(folder: Path) -> Iterator[Case]:
    for path in sorted(folder.glob("*.md")):
        for section in re.split(r"^## ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            title, _, body = section.partition("\n")
            yield from _in_section(path.stem, title, list(FENCE.finditer(body)))


def _in_section(topic: str, title: str, fences: list[re.Match[str]]) -> Iterator[Case]:
    whole = None
    for fence in fences:
        where = fence["where"] or "bracket"
        if fence["kind"] == "group":
            whole = (fence["text"], where)
        elif fence["kind"] == "expect" and whole:
            yield Case(topic, title, *whole, yaml.safe_load(fence["text"]))
        else:
            yield from _lines(topic, title, fence)


def _printed(text: str) -> str:
    return text.replace("⏎", "\n").replace("↵", BROKEN)


def _lines(topic: str, title: str, fence: re.Match[str]) -> Iterator[Case]:
    for line in fence["text"].splitlines():
        text, _, expected = line.partition(" → ")
        if fence["kind"] in ("bodies", "paragraphs", "dates"):
            yield Case(topic, title, text, f"{fence['kind']} {fence['where'] or ''}".strip(), expected)
        elif fence["kind"] == "names":
            yield Case(topic, title, _printed(text), "responsible", f"responsible: {expected}")
        else:
            yield Case(topic, title, _printed(text), fence["where"] or "bracket", expected)


def read(text: str, where: str) -> Group | None:
    if where in ("bracket", "bare"):
        return read_group(text, Position.BRACKET, bare=where == "bare")
    if where == "line":
        return read_group(text, Position.LINE)
    return read_group(text, Position.COLUMN, column_role=ROLES[where])


def say(group: Group | None) -> str:
    """A group in the cases' shorthand."""
    return "none" if group is None else "; ".join(_parts(group)) or "nobody"


def _parts(group: Group) -> Iterator[str]:
    for word, role in ROLES.items():
        names = [name.text for name in group.names if name.role is role]
        if names:
            yield f"{word}: {' | '.join(names)}"
    if group.deadlines:
        yield f"deadline: {' | '.join(phrase.text for phrase in group.deadlines)}"
    if group.open_ended:
        yield "open"
    yield from (f"rule: {rule.kind.value}" for rule in group.rules)
    for note in group.standing:
        yield f"standing {WORDS[note.role]}: {' | '.join(name.text for name in note.names)}"
    if group.empty_labels:
        yield "empty"


CASES = list(cases(ROOT / "tests/cases/assignment"))


def _cases_of(*kinds: str) -> pytest.MarkDecorator:
    """The cases that stand in paragraphs, or are dates; without a kind, single groups."""
    chosen = [c for c in CASES if (c.where.partition(" ")[0] in kinds if kinds else c.where in PLACES)]
    return pytest.mark.parametrize("case", chosen, ids=str)


@_cases_of("bodies")
def test_a_body_is_one_name(case: Case) -> None:
    read_as = [say(read(frame.format(case.text), "bracket")) for frame, _ in FRAMES]
    assert read_as == [roles.format(case.text) for _, roles in FRAMES]


@_cases_of("paragraphs")
def test_groups_of_a_paragraph(case: Case) -> None:
    assert (" ‖ ".join(say(group) for _, _, group in find_groups(case.text)) or "none") == case.expected


@_cases_of("dates")
def test_day_of_a_deadline(case: Case) -> None:
    year = case.where.partition(" ")[2]
    known = KnownYears(plan=int(year) if year else None)
    assert str(read_deadline(case.text, known).date or "null") == case.expected


@_cases_of()
def test_group(case: Case) -> None:
    group = read(case.text, case.where)
    check_places(case.text, group)
    if isinstance(case.expected, str):
        assert say(group) == case.expected
    else:
        assert group is not None and fields(case.text, group, case.expected) == case.expected


def fields(text: str, group: Group, wanted: object) -> dict[str, object]:
    """The fields that a case asks for, names by their texts, places by what is printed there."""
    said: dict[str, object] = {role.value: [n.text for n in group.names if n.role is role] for role in Role}
    said["before_comma"] = [name.text for name in group.names if name.before_comma]
    said["deadlines"] = [phrase.text for phrase in group.deadlines]
    said["rules"] = {rule.kind.value: text[rule.start : rule.end] for rule in group.rules}
    said["standing"] = [{"names": [n.text for n in s.names], "note": text[s.start : s.end]} for s in group.standing]
    said["labels"] = sorted(WORDS[role] for role in group.labels)
    said["empty_labels"] = [text[start:end] for start, end in group.empty_labels]
    said["open_ended"] = group.open_ended
    assert isinstance(wanted, dict)
    return {key: said[key] for key in wanted}


def check_places(text: str, group: Group | None) -> None:
    """What is printed where a value says it stands is the value, but for white space."""
    if group is None:
        return
    standing = [name for note in group.standing for name in note.names]
    for value in (*group.names, *standing, *group.deadlines):
        assert value.text and "".join(text[value.start : value.end].split()) == value.text
    for start, end in (*group.empty_labels, *((s.start, s.end) for s in (*group.standing, *group.rules))):
        assert 0 <= start < end <= len(text)


_WORDS = """
    牵头单位 ： : 责任单位 完成时限 分管领导 联系人 市教育局 各 县 政府 、 ， , ； 。 （ ） ( ) 〈
    〉 < > 《 》 〔 等 等部门 和 及 由 会同 负责 牵头 配合 按职责分工 2022年6月底前 下同
    列第一位者为牵头单位 以下均由 落实 不再列出 张三 · . / 1. 商 务 【 】
"""
PIECES = [*_WORDS.split(), " ", "\n", "\u3000"]
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=25).map("".join))


@given(TEXTS, st.sampled_from(Position), st.sampled_from([None, *Role]), st.booleans())
def test_any_text_reads(text: str, position: Position, role: Role | None, bare: bool) -> None:
    check_places(text, read_group(text, position, column_role=role, bare=bare))


@given(TEXTS)
def test_groups_and_labels_stand_where_they_say(text: str) -> None:
    last = 0
    for start, end, group in find_groups(text):
        assert last <= start < end <= len(text)
        check_places(text[start:end], group)
        last = end
    assert all(text[start:end].strip() for start, end in label_words(text))
    label = opens_label(text)
    assert label is None or 0 < label[1] <= len(text)
    assert all(text[rule.start : rule.end] for rule in find_rules(text))


def test_the_first_body_leads_where_a_rule_says_so() -> None:
    group = read_group("（市商务局、市财政局负责，市税务局配合）", Position.BRACKET)
    assert group is not None
    first_leads = PositionalRule(RuleKind.FIRST_LEADS, 0, 0)
    moved, rule = apply_rules(group, [first_leads])
    assert rule is first_leads
    assert say(moved) == "lead: 市商务局; responsible: 市财政局; co: 市税务局"


@pytest.mark.parametrize(
    ("text", "rules", "expected"),
    [
        ("（市商务局负责）", ["first-leads"], "lead: 市商务局"),
        ("（市商务局、市财政局，市税务局负责）", ["first-leads"], "lead: 市商务局; responsible: 市财政局 | 市税务局"),
        ("（市商务局、市财政局，市税务局负责）", ["before-comma-leads"],
         "lead: 市商务局 | 市财政局; responsible: 市税务局"),
        ("（市商务局、市财政局负责）", ["before-comma-leads"], "lead: 市商务局; responsible: 市财政局"),
        ("（市商务局、市财政局负责）", ["responsible-leads"], "lead: 市商务局 | 市财政局"),
        ("（市商务局牵头，市财政局负责）", ["first-leads"], "lead: 市商务局; responsible: 市财政局"),
        ("（市商务局指导）", ["first-leads"], "guiding: 市商务局"),
        ("（市商务局、市财政局负责）", [], "responsible: 市商务局 | 市财政局"),
        ("（市商务局、市财政局负责）", ["standing"], "responsible: 市商务局 | 市财政局"),
        ("（市商务局，市住建局（市人防办，市房管局）负责）", ["before-comma-leads"],
         "lead: 市商务局; responsible: 市住建局（市人防办，市房管局）"),
        ("（牵头单位：；责任单位：市商务局、市财政局）", ["first-leads"], "responsible: 市商务局 | 市财政局; empty"),
    ],
)  # fmt: skip
def test_rules_move_only_responsible_bodies(text: str, rules: list[str], expected: str) -> None:
    group = read_group(text, Position.BRACKET)
    assert group is not None
    assert say(apply_rules(group, [PositionalRule(RuleKind(rule), 0, 0) for rule in rules])[0]) == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("新增学位。（牵头单位：市教育局）分管（以下简称《办法》）。（市财政局负责）", ["市教育局", "市财政局"]),
        ("新增床位（含改造）200张。（牵头单位：市民政局", ["市民政局"]),
        ("新增床位（含改造）200张。（牵头单位：市民政局)", ["市民政局"]),
        ("新增床位（牵头单位：市住建局〈市人防办〉）。", ["市住建局〈市人防办〉"]),
        ("（详见附表（市教育局负责））", ["市教育局"]),
        ("增长<5%（市统计局负责），>3%（市财政局负责）", ["市统计局", "市财政局"]),
        ("漏了一半（见表。二、增加供给（市统计局负责）", ["市统计局"]),
        ("没有括号的市教育局负责", []),
    ],
)
def test_brackets_in_a_paragraph(text: str, found: list[str]) -> None:
    assert [name.text for _, _, group in find_groups(text) for name in group.names] == found


@pytest.mark.parametrize(
    ("line", "role", "rest"),
    [
        ("责任单位：市教育局", "responsible", "市教育局"),
        ("责 任 单 位 :市教育局", "responsible", "市教育局"),
        ("【责任单位】市教育局", "responsible", "市教育局"),
        ("[牵头单位]：市教育局", "lead", "市教育局"),
        ("●配合单位：市教育局", "co", "市教育局"),
        ("★ 完成时限：6月底", "deadline", "6月底"),
        ("区级责任单位：区教育局", "responsible", "区教育局"),
        ("牵头单位（部门）：市教育局", "lead", "市教育局"),
        ("责任单位及完成时限：市教育局", "responsible", "市教育局"),
        ("责任单位为：市教育局", "responsible", "市教育局"),
        ("责任单位", "responsible", ""),
        ("牵头：市教育局", "lead", "市教育局"),
    ],
)
def test_a_line_opens_with_a_label(line: str, role: str, rest: str) -> None:
    found = opens_label(line)
    assert found is not None
    assert (WORDS[found[0]], line[found[1] :]) == (role, rest)


@pytest.mark.parametrize(
    "line",
    ["（责任单位：市教育局）", "各责任单位：", "责任单位要加强领导", "责任单位 市教育局", "执行单位：市教育局",
     "执行期限：一年",
     "政策依据：无", "咨询电话：12345", "牵头", "由责任单位：", "主要责任：抓落实", ""],
)  # fmt: skip
def test_a_line_opens_with_no_label(line: str) -> None:
    assert opens_label(line) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("水平提升。责任单位：市教育局 完成时限：6月", ["责任单位：", "完成时限："]),
        ("牵头单位：甲局责任单位：乙局", ["牵头单位：", "责任单位："]),
        ("完善信息（责任单位:市教育局", ["责任单位:"]),
        ("各责任单位：一要重视，二要落实", []),
        ("由市教育局牵头：一是摸底", []),
        ("执行期限：一年；政策依据：无；咨询电话：12345；执行单位：市教育局", []),
    ],
)
def test_labels_anywhere(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in label_words(text)] == found


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("责任分解中，列第一位的责任单位为牵头单位，其他单位为责任单位。", ["first-leads"]),
        ("《任务分工表》中，排在第一位的部门为牵头部门，其余为参与部门。", ["first-leads"]),
        ("多个责任单位的，排名第一的为牵头单位。", ["first-leads"]),
        ("第一个责任单位为牵头单位", ["first-leads"]),
        ("排在首位的部门牵头，其他部门配合。", ["first-leads"]),
        ("任务分工中，逗号前的为牵头单位，逗号后的为配合单位。", ["before-comma-leads"]),
        ("无牵头单位的，责任单位即为牵头单位。", ["responsible-leads"]),
        ("凡未明确牵头单位的，由责任单位牵头。", ["responsible-leads"]),
        ("列在首位的为牵头单位；没有牵头单位的，责任单位为牵头单位", ["first-leads", "responsible-leads"]),
        ("各牵头单位要第一时间报送进展。", []),
        ("第一牵头单位要加强统筹。", []),
    ],
)
def test_rules_in_prose(text: str, kinds: list[str]) -> None:
    assert [rule.kind.value for rule in find_rules(text)] == kinds


def test_a_name_knows_whether_it_stands_before_the_comma() -> None:
    group = read_group("（责任单位：甲局、乙局，丙局）", Position.BRACKET)
    assert group is not None
    assert [_before(name) for name in group.names] == ["甲局'", "乙局'", "丙局"]


def _before(name: Name) -> str:
    return name.text + "'" * name.before_comma
