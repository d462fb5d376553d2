"""Accuracy: tasks find their counterparts, and every kind of mistake costs what it should."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from commands import govtask
from hypothesis import given
from hypothesis import strategies as st
from test_cli import said

from govtask_extract import extract
from govtask_extract.evaluating.alignment import align
from govtask_extract.evaluating.answers import Answer, answers
from govtask_extract.evaluating.comparing import edit_distance, evaluate
from govtask_extract.evaluating.figures import Counts, Tally
from govtask_extract.evaluating.gold import Gold
from govtask_extract.evaluating.spelled_bodies import bodies_of, differing_bodies, tally_bodies

TEXTS = ["新建公园3个。", "改造老旧小区12个。", "新增停车泊位5000个。", "完成河道清淤20公里。"]


def task(text: str, **fields: object) -> dict[str, object]:
    return {"label": "1.", "number": 1, "text": text, "responsible_units": ["区住建局"], "deadlines": []} | fields


def counts(gold: list[dict[str, object]], found: list[dict[str, object]]) -> Counts:
    return evaluate(read(gold), read(found))[0]


def read(tasks: list[dict[str, object]]) -> tuple[Answer, ...]:
    return answers(Gold.model_validate({"tasks": tasks}))


def test_a_perfect_report_is_perfect() -> None:
    tasks = [task(text) for text in TEXTS]
    result = counts(tasks, tasks)
    assert result.tasks == Tally(right=4)
    assert (result.exact, result.names.f1, result.rates["character_error_rate"]) == (4, 1.0, 0.0)


def test_white_space_and_widths_do_not_matter() -> None:
    assert counts([task("新建公园 3 个。")], [task("新建公园３个。", responsible_units=["区 住建局"])]).exact == 1


def test_a_missed_and_an_invented_task_cost_their_names_and_characters() -> None:
    result = counts([task(text) for text in TEXTS[:3]], [task(text) for text in (*TEXTS[1:3], TEXTS[3])])
    assert result.tasks == Tally(right=2, extra=1, missing=1)
    assert result.fields["responsible_units"] == Tally(right=2, extra=1, missing=1)
    assert result.wrong == len(TEXTS[0]) + len(TEXTS[3])


def test_a_name_too_many_and_a_name_too_few() -> None:
    result = counts(
        [task("新建公园。", lead_units=["甲局", "乙局"])], [task("新建公园。", lead_units=["乙局", "丙局"])]
    )
    assert result.fields["lead_units"] == Tally(right=1, extra=1, missing=1)
    assert (result.texts, result.exact) == (1, 0)


def test_a_wrong_character_is_a_character_error() -> None:
    result = counts([task("改造老旧小区12个。")], [task("改造老旧小區12个。")])
    assert (result.tasks.right, result.texts, result.wrong, result.characters) == (1, 0, 1, 10)


NOTICE = "一、城市建设\n\n1.新建公园 3 个，2024年10月底前完成。（责任单位：区住建局）\n"


def test_a_report_is_compared_with_its_sections_as_printed() -> None:
    found = answers(extract(NOTICE.encode(), name="notice.txt"))
    gold = read([task("新建公园3个，2024年10月底前完成。", section=["一、城市建设"])])
    result, differences = evaluate(gold, found)
    assert (result.exact, result.sections) == (1, Tally(right=1))
    assert differences == []
    assert evaluate(read([task("新建公园3个，2024年10月底前完成。", section=["二、"])]), found)[0].sections == Tally(
        missing=1
    )


def test_deadlines_of_a_gold_file_may_be_objects() -> None:
    found = task("新建公园。", deadlines=[{"text": "年底前", "date": None}])
    assert counts([task("新建公园。", deadlines=["年底前"])], [found]).fields["deadlines"] == Tally(right=1)


def test_deadlines_of_the_text_count_for_neither_side() -> None:
    of_text = {"text": "年底前", "date": None, "source": "text"}
    found = task("新建公园。", deadlines=[of_text])
    assert counts([task("新建公园。")], [found]).fields["deadlines"] == Tally()
    assert counts([task("新建公园。", deadlines=[of_text])], [task("新建公园。")]).fields["deadlines"] == Tally()


def test_what_nobody_has_to_see_counts_for_neither_side() -> None:
    gold = [task(TEXTS[0], unassigned=True, responsible_units=[]), task(TEXTS[1])]
    assert counts(gold, [task(TEXTS[1])]).tasks == Tally(right=1)
    assert counts(gold, [task(TEXTS[0]), task(TEXTS[1]), task(TEXTS[2], responsible_units=[])]).tasks == Tally(right=1)


def test_differences_are_named() -> None:
    gold, found = [task(TEXTS[0]), task(TEXTS[1])], [task(TEXTS[0], responsible_units=["区水务局"])]
    sentences = evaluate(read(gold), read(found))[1]
    assert len(sentences) == 2
    assert "missing 区住建局, extra 区水务局" in sentences[0]
    assert "not found" in sentences[1]


@given(st.text("ab一", max_size=9), st.text("ab一", max_size=9))
def test_the_distance_is_levenshtein_s(left: str, right: str) -> None:
    row = list(range(len(right) + 1))
    for i, x in enumerate(left, start=1):
        above, row[0] = row[0], i
        for j, y in enumerate(right, start=1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (x != y))
    assert edit_distance(left, right) == row[-1]


@given(st.lists(st.sampled_from(TEXTS), max_size=6), st.lists(st.sampled_from(TEXTS), max_size=6))
def test_pairs_rise_on_both_sides_and_are_alike(left: list[str], right: list[str]) -> None:
    pairs = align(left, right)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))
    assert len(align(left, left)) == len(left)


# The command


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    golds, reports = tmp_path / "gold", tmp_path / "reports"
    for folder, suffix in ((golds, ".gold.json"), (reports, ".json")):
        folder.mkdir()
        for name in ("a", "b"):
            (folder / f"{name}{suffix}").write_text(json.dumps({"tasks": [task(text) for text in TEXTS]}), "utf-8")
    return golds, reports


def test_two_files_are_compared(folders: tuple[Path, Path]) -> None:
    result = govtask("evaluate", folders[0] / "a.gold.json", folders[1] / "b.json")
    assert result.returncode == 0
    assert "tasks" in result.stdout.decode()


def test_two_folders_pair_by_names_up_to_the_first_dot(folders: tuple[Path, Path]) -> None:
    result = govtask("evaluate", *folders, "--format", "json")
    figures = json.loads(result.stdout)
    assert figures["documents"].keys() == {"a", "b"}
    assert figures["total"]["tasks"]["right"] == 8


def test_a_missing_report_counts_as_nothing_found(folders: tuple[Path, Path]) -> None:
    (folders[1] / "b.json").unlink()
    result = govtask("evaluate", *folders, "--format", "json")
    assert json.loads(result.stdout)["total"]["tasks"]["recall"] == 0.5
    assert "b.gold.json has no report" in said(result)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        *((given, 3) for given in (b"", b"{", b"\xff", b"[" * 100_000)),
        *((given, 1) for given in (b"{}", b"null", b"[]", b'{"tasks": 1}', b'{"tasks": [1]}', b'{"tasks": [{}]}')),
        (b'{"source": "a.pdf", "error": {"name": "UnreadableFile", "message": "a.pdf is empty", "hint": ""}}', 1),
        (b'{"schema_version": "1", "tasks": [{"text": "x"}]}', 1),
    ],
    ids=[
        *("empty", "open", "no text", "deep"),
        *("no tasks", "nothing", "no object", "a number", "numbers", "no words"),
        "a failure",
        "half a report",
    ],
)
def test_a_bad_file_is_told_in_one_line(folders: tuple[Path, Path], content: bytes, code: int) -> None:
    bad = folders[1] / "a.json"
    bad.write_bytes(content)
    result = govtask("evaluate", folders[0] / "a.gold.json", bad)
    assert result.returncode == code
    assert said(result).startswith("govtask: a.json")
    assert said(result).count("\n") == 1


def test_a_folder_and_a_file_cannot_be_compared(folders: tuple[Path, Path]) -> None:
    assert govtask("evaluate", folders[0], folders[1] / "a.json").returncode == 3
    assert govtask("evaluate", "missing.json", "missing.json").returncode == 3


NUMBER = {"indicator": "公园", "value": 3, "unit": "个", "comparator": "=", "kind": "count"}


def test_targets_are_compared_as_numbers_and_as_words_where_the_gold_has_looked_for_them() -> None:
    found = [task("新建公园3个。", targets=[NUMBER | {"indicator": "公园绿地"}, NUMBER | {"value": 4}])]
    result = counts([task("新建公园3个。", targets=[NUMBER])], found)
    assert result.fields["targets"] == Tally(right=1, extra=1)
    assert result.fields["indicators"] == Tally(right=1, extra=1)
    assert counts([task("新建公园3个。")], found).fields["targets"] == Tally()
    assert counts([task("新建公园3个。", targets=[])], found).fields["targets"] == Tally(extra=2)


def test_deadlines_of_texts_are_compared_with_their_days() -> None:
    gold = [task("年底前新建公园。", text_deadlines=[{"text": "年底前", "date": "2023-12-31"}])]
    right = [task("年底前新建公园。", text_deadlines=[{"text": "年 底前", "date": "2023-12-31"}])]
    assert counts(gold, right).fields["text_deadlines"] == Tally(right=1)
    wrong = [task("年底前新建公园。", text_deadlines=[{"text": "年底前"}])]
    assert counts(gold, wrong).fields["text_deadlines"] == Tally(extra=1, missing=1)


def test_bodies_are_compared_by_the_names_that_both_sides_have() -> None:
    one, other = "市发改委", "市发展改革委"
    gold = bodies_of(Gold.model_validate({"tasks": [], "units": [{"names": [one, other]}, {"names": ["市民政局"]}]}))
    apart = tuple(frozenset({name}) for name in (one, other, "市民政局", "市财政局"))
    assert tally_bodies(gold, gold) == Tally(right=3)
    assert tally_bodies(gold, apart) == Tally(right=1, extra=3, missing=2)
    assert differing_bodies(gold, apart)[0] == f"{other}: gold {other}、{one}, found {other}"
    assert tally_bodies(None, apart) == Tally()
