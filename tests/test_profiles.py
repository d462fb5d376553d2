"""Profiles add one issuer's words, and say what is wrong in them."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
from checking import Shell

from govtask_extract.errors import BadProfile
from govtask_extract.model.options import Options
from govtask_extract.pipeline import extract
from govtask_extract.profiles.load import load_profile

PROFILE = """
name: 云岭县
labels: {lead_units: [领办单位], responsible_units: [抓落实单位]}
verbs: {lead_units: [领办]}
furniture: ["云岭县人民政府公报.*"]
spellings: {赵立杨: 赵立扬}
units: {县交通局: {aliases: [县财政局]}, 县教育局: {members: [一中, 二中]}}
"""
NOTICE = """1.修好三座桥。
领办单位：县交通局
抓落实单位：县财政局
分管领导：赵立杨
云岭县人民政府公报第 3 期
2.建好五所学校。（县教育局领办，县财政局配合）
"""


# What `explain` shows of the blocks that open with a label of the profile, and with one that every office uses.
LABELS = [
    '"text": "领办单位：县交通局", "start": 9}, "role": "lead"',
    '"text": "抓落实单位：县财政局", "start": 19}, "role": "responsible"',
    '"text": "分管领导：赵立杨", "start": 30}, "role": "leader"',
]


def given(tmp_path: Path, text: str) -> str:
    path = tmp_path / "profile.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_profile_adds_words_furniture_and_spellings(tmp_path: Path) -> None:
    profile = load_profile(given(tmp_path, PROFILE))
    report = extract(NOTICE.encode(), Options(profile=profile), name="notice.txt")
    first, second = report.tasks
    assert first.lead_units == ("县交通局",)
    assert first.responsible_units == ("县财政局",)
    assert first.supervising_leaders == ("赵立杨",)
    assert second.lead_units == ("县教育局",)
    assert second.co_handling_units == ("县财政局",)
    assert [piece.quote for piece in report.furniture] == ["云岭县人民政府公报第 3 期"]
    assert [d.task for d in report.diagnostics if d.code == "GT401"] == ["t1"]
    transport, education = report.units
    assert transport.names == ("县交通局", "县财政局")
    assert education.members == ("一中", "二中")


@pytest.mark.parametrize("stage", ["blocks", "parts"])
def test_the_stages_are_explained_with_the_profile(shell: Shell, stage: str) -> None:
    shell.write("notice.txt", NOTICE)
    shell.write("profile.yaml", PROFILE)
    usual = shell("explain", "notice.txt", "--stage", stage)
    added = shell("explain", "notice.txt", "--stage", stage, "--profile", "profile.yaml")
    assert (usual.code, added.code) == (0, 0)
    assert [text in usual.out for text in LABELS] == [False, False, True]
    assert [text in added.out for text in LABELS] == [True, True, True]
    assert "公报" in usual.out
    assert "公报" not in added.out


BAD = {
    "": ": nothing is no mapping",
    "[]": ": an empty list is no mapping",
    "lables: {}": ": key 1: unknown key; allowed are name, labels, verbs, furniture, spellings",
    "name: 2030": ": name: a number is no text",
    "labels: {lead: [领办单位]}": ": labels: a key: a text is none of lead_units, supervising_leaders, ",
    "labels: {lead_units: 领办单位}": ": labels.lead_units: a text is no list",
    "verbs: {lead_units: [领办, ' ']}": ': verbs.lead_units[1]: " " is no text',
    "labels: [领办单位]": ": labels: a list is no mapping",
    "furniture: [公报, '(']": ": furniture[1]: it is no regular expression: missing )",
    "furniture: ['(?V0)(?V1)']": " is no regular expression: VERSION0 and VERSION1 ",
    f"furniture: ['{'(' * 400}{')' * 400}']": " is nested too deep",
    f"furniture: ['{'x' * 1001}']": " is longer than 1,000 characters",
    "furniture: ['((a{90}){90}){90}']": ": furniture[0]: it is too long with what it repeats",
    "furniture: 公报": ": furniture: a text is no list",
    "spellings: [赵立扬]": ": spellings: a list is no mapping",
    "spellings: {赵立杨: ''}": ': spellings.key 1: "" is no text',
    "labels: {deadlines: [a]}\nlabels: {}": " is no YAML: line 2: a key is there twice",
    "labels: {lead_units: [领办单位]": " is no YAML: line 2: did not find expected ',' or '}'",
    "a: &a [*a]": " is no YAML: it stands for more than 100,000 values",
}


@pytest.mark.parametrize("text", BAD, ids=lambda text: text[:60])
def test_a_bad_profile_is_told(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadProfile) as caught:
        load_profile(given(tmp_path, text))
    assert caught.value.message.startswith("profile.yaml")
    assert BAD[text] in caught.value.message
    assert "\n" not in caught.value.message
    assert caught.value.hint


def test_a_missing_profile_is_told(tmp_path: Path) -> None:
    for name in ("none.yaml", "", "a\0b"):
        with pytest.raises(BadProfile):
            load_profile(str(tmp_path / name))


def test_a_pattern_may_count(tmp_path: Path) -> None:
    pattern = r"第\d{1,4}期（总第\d{3,6}期）.{0,200}"
    assert load_profile(given(tmp_path, f"furniture: ['{pattern}']")).furniture == (pattern,)


def test_a_slow_pattern_is_given_up_and_the_rest_is_read(tmp_path: Path) -> None:
    profile = load_profile(given(tmp_path, r"furniture: ['(.|..|...)+[a-c]{2}', '云岭县人民政府公报.*']"))
    notice = NOTICE.replace("修好三座桥", "修好" + "三座桥、" * 20 + "一座塔")
    report = extract(notice.encode(), Options(profile=profile), name="notice.txt")
    assert [piece.quote for piece in report.furniture] == ["云岭县人民政府公报第 3 期"]
    assert "、一座塔。" in report.tasks[0].text
    told = [one.message for one in report.diagnostics if one.code == "GT403"]
    assert told == ["furniture[0] of the profile takes too long: some lines may be left in"]


def test_patterns_that_are_all_slow_take_no_file_with_them(tmp_path: Path) -> None:
    """Neither many lines nor many patterns; each is told once, and those that are quick enough are not."""
    slow = ", ".join(f"'(.|..|...)+[a-c]{{{at}}}'" for at in range(2, 12))
    profile = load_profile(given(tmp_path, f"furniture: ['云岭县.*', {slow}]"))
    notice = "".join(f"{at}. 修好{'三座桥、' * 20}一座塔。（牵头单位：县交通局）\n" for at in range(1, 60))
    begun = process_time()
    report = extract(notice.encode(), Options(profile=profile), name="notice.txt")
    assert process_time() - begun < 5
    assert len(report.tasks) == 59
    told = [one.message.split()[0] for one in report.diagnostics if one.code == "GT403"]
    assert told[0] == "furniture[1]"
    assert told[-1] == "all"
    assert len(told) == len(set(told)) <= 11


def test_of_patterns_that_are_quick_nothing_is_told(tmp_path: Path) -> None:
    profile = load_profile(given(tmp_path, r"furniture: ['云岭县.*', '(\w+\s)*期', '第\d+期']"))
    report = extract(NOTICE.encode(), Options(profile=profile), name="notice.txt")
    assert not [one for one in report.diagnostics if one.code == "GT403"]
