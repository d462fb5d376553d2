"""Configurations, names and profiles of strangers: what they cost, where they are looked for, what is said of them."""

from __future__ import annotations

import json
import os
import tracemalloc
from pathlib import Path

import pytest
from checking import FAULTY, Shell

from govtask_extract.checking.config_files import configuration_from, load_configuration
from govtask_extract.errors import BadConfiguration, BadProfile
from govtask_extract.profiles.load import load_profile
from govtask_extract.settings_files import LARGEST


@pytest.fixture
def faulty(shell: Shell) -> str:
    shell.write("plans/notice.txt", FAULTY)
    return "plans/notice.txt"


SECRET = "hunter2"
LEAKS = {
    "yaml": [
        f"{SECRET}: {SECRET}",
        SECRET,
        f"- {SECRET}",
        f"select: [{SECRET}]",
        f"select: {SECRET}",
        f"severity: {{{SECRET}: error}}",
        f"severity: {{GT207: {SECRET}}}",
        f"paths: {{{SECRET}: {{{SECRET}: 1}}}}",
        f"known_units: {SECRET}",
        f"known_units: {{{SECRET}: [b], c: [b, {SECRET}]}}",
        f"select: !{SECRET} a",
        f"select: !!int {SECRET}",
        f"select: !!float {SECRET}",
        f"select: *{SECRET}",
        f"%{SECRET} a\n---\n",
        f"{SECRET}: 1\n{SECRET}: 2",
        f"suppressions: [{{path: a, code: {SECRET}, task: t1, reason: b}}]",
    ],
    "toml": [
        f"[tool.govtask]\nselect = {SECRET}",
        f"[tool.govtask]\n{SECRET} = 1",
        f"[tool.govtask]\n{SECRET} {SECRET}",
        f"[tool.govtask]\n[{SECRET}]\n[{SECRET}]",
        f"[tool.govtask]\n{SECRET} = 1\n{SECRET} = 2",
        f"[tool.govtask]\n{SECRET}.a = 1\n{SECRET} = 2\n[tool.govtask.{SECRET}]",
    ],
}


@pytest.mark.parametrize(("suffix", "text"), [(suffix, text) for suffix, texts in LEAKS.items() for text in texts])
def test_no_message_quotes_a_configuration(tmp_path: Path, suffix: str, text: str) -> None:
    path = tmp_path / f"a.{suffix}"
    path.write_text(text, "utf-8")
    with pytest.raises(BadConfiguration) as caught:
        load_configuration(path)
    assert SECRET not in caught.value.message + caught.value.hint


@pytest.mark.parametrize(
    "text",
    [
        f"{SECRET}: 1",
        f"labels: {{{SECRET}: [a]}}",
        f"labels: {{lead_units: {SECRET}}}",
        f"furniture: ['({SECRET}']",
        f"furniture: ['\\p{{{SECRET}}}']",
        f"furniture: ['(?P={SECRET})']",
        f"furniture: ['(?P<{SECRET}>a)(?P<{SECRET}>a']",
        f"spellings: {{{SECRET}: ''}}",
    ],
)
def test_nor_a_profile(tmp_path: Path, text: str) -> None:
    path = tmp_path / "profile.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(BadProfile) as caught:
        load_profile(str(path))
    assert SECRET not in caught.value.message


def test_only_regular_files_are_read(shell: Shell, faulty: str) -> None:
    os.mkfifo(shell.folder / "pipe.yaml")
    for name in ("pipe.yaml", "/dev/zero", "."):
        result = shell("check", faulty, "--config", name)
        assert (result.code, result.out) == (2, "")
    assert "is no regular file" in shell("check", faulty, "--config", "pipe.yaml").err
    assert "is no regular file" in shell("check", faulty, "--baseline", "pipe.yaml").err
    assert "is no regular file" in shell("check", faulty, "--profile", "pipe.yaml").err
    shell.write("govtask.yaml", "known_units: pipe.yaml")
    assert "is no regular file" in shell("check", faulty).err


def test_no_more_than_a_configuration_needs_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"#" * (LARGEST + 1))
    with pytest.raises(BadConfiguration, match="larger than 256,000 bytes"):
        load_configuration(path)


def test_a_key_of_many_parts_fills_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text("[tool.govtask]\n" + ".".join("a" * 2000) + " = 1", "utf-8")
    tracemalloc.start()
    try:
        with pytest.raises(BadConfiguration, match="too many parts"):
            load_configuration(path)
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "pattern",
    ["((a{1000}){1000}){1000}", "(?x)((a{ 1000 }){ 1000 }){1000}", "(?x)a{1 000 000}", "(?x)a{ #\n1#\n000000}"],
)
def test_a_pattern_that_repeats_too_much_is_not_compiled(tmp_path: Path, pattern: str) -> None:
    path = tmp_path / "profile.yaml"
    path.write_text(json.dumps({"furniture": [pattern]}), "utf-8")
    with pytest.raises(BadProfile, match="too long with what it repeats"):
        load_profile(str(path))


@pytest.mark.parametrize("name", ["../outside.yaml", "link.yaml", "folder/outside.yaml"])
def test_files_of_names_stay_in_the_configurations_folder(shell: Shell, faulty: str, name: str) -> None:
    outside = shell.write("outside.yaml", "[区住建局]")
    (shell.folder / "plans/link.yaml").symlink_to(outside)
    (shell.folder / "plans/folder").symlink_to(shell.folder)
    shell.write("plans/govtask.yaml", f"known_units: {name}")
    result = shell("check", faulty)
    assert result.code == 2
    assert "the file of names leads out of the configuration's folder" in result.err
    shell.write("plans/names.yaml", "[区住建局, 区财政局]")
    (shell.folder / "plans/link.yaml").unlink()
    (shell.folder / "plans/link.yaml").symlink_to("names.yaml")
    shell.write("plans/govtask.yaml", "known_units: link.yaml")
    assert shell("check", faulty, "--fail-on", "never").code == 0


@pytest.mark.parametrize("name", ["govtask.yaml", "pyproject.toml"])
def test_a_configuration_that_is_found_is_no_link_to_elsewhere(shell: Shell, faulty: str, name: str) -> None:
    secret = shell.write("secret", f"govtask: {SECRET}")
    (shell.folder / "plans" / name).symlink_to(secret)
    result = shell("check", faulty)
    assert result.code == 2
    assert "leads out of the configuration's folder" in result.err
    assert SECRET not in result.err


def test_the_search_ends_at_the_repository(shell: Shell, faulty: str) -> None:
    shell.write("govtask.yaml", "ignore: [GT2]")
    assert shell.check(faulty).codes == ["GT304"]
    (shell.folder / "plans/.git").mkdir()
    assert shell.check(faulty).codes == ["GT207", "GT304"]


def test_it_ends_at_folders_of_other_people(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "govtask.yaml").write_text("ignore: [GT2]", "utf-8")
    owners = {tmp_path: 4711}
    monkeypatch.setattr("govtask_extract.project_files._owner", lambda folder: owners.get(folder, os.geteuid()))
    configuration_from.cache_clear()
    assert configuration_from(tmp_path / "a").configuration.file is None
    owners.clear()
    configuration_from.cache_clear()
    assert configuration_from(tmp_path / "a").configuration.file == tmp_path / "govtask.yaml"


def test_where_anybody_may_write_only_the_users_own_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "govtask.yaml").write_text("ignore: [GT2]", "utf-8")
    tmp_path.chmod(0o1777)
    configuration_from.cache_clear()
    assert configuration_from(tmp_path).configuration.file is not None
    monkeypatch.setattr("govtask_extract.project_files._us", lambda: 4711)
    configuration_from.cache_clear()
    assert configuration_from(tmp_path).configuration.file is None


def test_a_configuration_from_elsewhere_is_named(shell: Shell, faulty: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = shell.write("plans/govtask.yaml", "ignore: [GT2]")
    assert f"govtask: {path} says how this is done (--no-config leaves it out)\n" == shell("check", faulty).err
    monkeypatch.chdir(shell.folder / "plans")
    assert shell("check", "notice.txt").err == ""


def test_no_config_leaves_it_out(shell: Shell, faulty: str) -> None:
    shell.write("govtask.yaml", "selct: []")
    assert shell.check(faulty, "--no-config").codes == ["GT207", "GT304"]
    assert shell("extract", faulty, "--lint").code == 2
    assert shell("extract", faulty, "--lint", "--no-config").code == 0
    assert shell("check", faulty, "--no-config", "--config", "govtask.yaml").code == 2


def test_links_that_lead_out_of_a_folder_are_not_followed(shell: Shell, faulty: str) -> None:
    outside = shell.write("outside.txt", FAULTY)
    (shell.folder / "plans/out.txt").symlink_to(outside)
    (shell.folder / "plans/up").symlink_to(shell.folder)
    (shell.folder / "plans/ring").symlink_to("ring")
    (shell.folder / "plans/within.txt").symlink_to("notice.txt")
    result = shell("check", "plans", "--format", "json")
    assert [file["source"] for file in result.data["files"]] == ["plans/notice.txt", "plans/within.txt"]
    for name in ("out.txt", "up", "ring"):
        assert f"govtask: plans/{name} leads out of plans and is not followed" in result.err
