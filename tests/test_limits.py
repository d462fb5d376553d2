"""How much a file may cost: the limits as people write them, and what docs/limits.md says of each."""

from __future__ import annotations

import shutil
from io import BytesIO

import pytest
import regex
from checking import Shell
from conftest import ROOT
from documents import commands_shown, examples, fences, pages
from msgspec.structs import asdict

from govtask_extract import Limits
from govtask_extract.cli import commands
from govtask_extract.errors import LimitExceeded
from govtask_extract.model.limit_values import LIMIT_NAMES, limit_name, limit_value, limits_from
from govtask_extract.opening import open_source
from govtask_extract.reading.limits import check_limit, past_limit
from govtask_extract.registry import names
from govtask_extract.saying.languages import LANGUAGES, Language
from govtask_extract.saying.said import Said
from govtask_extract.saying.speaking import catalogue

PAGES = pages("limits.md")
ROW = regex.compile(r"^\| `(?P<name>\w+)` \| .+ \| (?P<usual>[\d,]+) \| (?P<told>.+) \|$", regex.MULTILINE)
NOTICE = "1.新建公园3个。（责任单位：云溪区住建局）\n"
READERS = ("extract", "check", "explain", "receipt", "show", "units")


@pytest.mark.parametrize(
    ("name", "written", "value"),
    [
        ("pages", "9000", 9_000),
        ("pages", "9,000", 9_000),
        ("pages", "9_000", 9_000),
        ("pages", "９，０００", 9_000),
        ("pages", 9_000, 9_000),
        ("bytes", "2K", 2_000),
        ("bytes", "2 MB", 2_000_000),
        ("unpacked", "3gb", 3_000_000_000),
        ("memory", "900", 900),
        ("memory", "900M", 900),
        ("memory", "2G", 2_000),
        ("seconds", "90s", 90),
    ],
)
def test_a_limit_is_written_as_people_write_numbers(name: str, written: object, value: int) -> None:
    assert limit_value(name, written) == value


@pytest.mark.parametrize(
    ("name", "written", "said"),
    [
        ("pages", "0", "pages: 0 is not above 0"),
        ("pages", -1, "pages: -1 is not above 0"),
        ("pages", "many", 'pages: "many" is no whole number, such as 5,000'),
        ("pages", "2K", 'pages: "2K" is no whole number, such as 5,000'),
        ("pages", "2B", 'pages: "2B" is no whole number, such as 5,000'),
        ("pages", "1.5", 'pages: "1.5" is no whole number, such as 5,000'),
        ("pages", 1.5, "pages: 1.5 is no whole number, such as 5,000"),
        ("pages", True, "pages: True is no whole number, such as 5,000"),
        ("pages", None, "pages: None is no whole number, such as 5,000"),
        ("pages", "", 'pages: "" is no whole number, such as 5,000'),
        ("memory", "2K", 'memory: "2K" is no whole number, such as 800 or 2M or 2G'),
        ("bytes", "9" * 5_000, "bytes: more than 1,000,000,000,000,000 is more than any machine has"),
    ],
)
def test_what_is_no_limit_is_told(name: str, written: object, said: str) -> None:
    with pytest.raises(ValueError, match=regex.escape(said)):
        limit_value(name, written)


def test_names_are_those_of_the_limits_and_what_people_call_them() -> None:
    assert [limit_name(name) for name in ("page-size", "Page_Size", " timeout ")] == [
        "page_size",
        "page_size",
        "seconds",
    ]
    with pytest.raises(ValueError, match='"pags" is no limit; did you mean pages'):
        limit_name("pags")
    with pytest.raises(ValueError, match=r'"zzz" is no limit; there are bytes, pages, .*, memory'):
        limit_name("zzz")


def test_a_mapping_makes_limits_and_leaves_the_others() -> None:
    assert limits_from({"pages": 3, "timeout": "60"}) == Limits(pages=3, seconds=60)
    assert limits_from({"pages": 3}, Limits(pages=2, cells=7)) == Limits(pages=3, cells=7)
    assert limits_from({}) == Limits()
    with pytest.raises(ValueError, match="seconds is there twice"):
        limits_from({"seconds": 3, "timeout": 4})


@pytest.mark.parametrize(
    "options",
    [
        ("--limit", "bytes=20"),
        ("--limit", "bytes＝２０"),
        ("--limit", "pages=3", "--limit", "bytes=20"),
        ("--limit", "bytes=9", "--limit", "bytes=20"),
        ("--max-bytes", "20"),
        ("--limit", "bytes=9", "--max-bytes", "20"),
        ("--max-bytes", "9", "--limit", "bytes=20"),
    ],
)
@pytest.mark.parametrize("command", READERS)
def test_a_limit_stops_a_file_and_says_how_to_raise_it(shell: Shell, command: str, options: tuple[str, ...]) -> None:
    shell.write("notice.txt", NOTICE)
    result = shell(command, "notice.txt", *options)
    assert result.code == 3
    assert result.err == "govtask: notice.txt has more than 20 bytes, the limit — Raise it with --limit bytes=N.\n"


@pytest.mark.parametrize("limit", LIMIT_NAMES)
def test_the_options_of_before_still_set_it(shell: Shell, limit: str) -> None:
    shell.write("notice.txt", NOTICE)
    option = {"seconds": "--timeout", "memory": "--memory"}.get(limit, f"--max-{limit.replace('_', '-')}")
    assert shell("extract", "notice.txt", option, f"{asdict(Limits())[limit]}").code == 0
    assert f"Invalid value for '{option}'" in shell("extract", "notice.txt", option, "0").err


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("pags=3", '"pags" is no limit; did you mean pages'),
        ("pages", '"pages" says no value; by default it is pages=5000'),
        ("pages=", 'pages: "" is no whole number'),
        ("=3", '"" is no limit; there are bytes'),
    ],
)
def test_a_limit_that_is_none_is_a_usage_error(shell: Shell, written: str, said: str) -> None:
    result = shell("extract", "notice.txt", "--limit", written)
    assert (result.code, result.out) == (2, "")
    assert f"Invalid value for '--limit': {said}" in result.err


@pytest.mark.parametrize("command", names(commands))
def test_help_has_one_option_for_all_limits(shell: Shell, command: str) -> None:
    said = shell(command, "--help").out
    assert "--max-" not in said
    assert said.count("--limit NAME=VALUE") == ("--from [" in said)
    assert ("--from [" in said) >= (command in READERS)


# docs/limits.md


def said_of(name: str, language: Language) -> str:
    """What of a file just beyond the usual limit is told."""
    usual = asdict(Limits())[name]
    with pytest.raises(LimitExceeded) as caught:
        if name in ("seconds", "memory"):
            raise past_limit("notice.pdf", name, usual)
        if name == "bytes":
            open_source(BytesIO(b"12"), Limits(bytes=1), "notice.pdf")
        check_limit("notice.pdf", name, usual + 1, usual)
    message = caught.value.message
    assert isinstance(message, Said)
    return regex.sub(r"(?<!\d)1(?![\d,])", f"{usual:,}", message.in_words_of(catalogue(language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_names_each_limit_with_its_default_and_what_it_says(language: Language) -> None:
    expected = [(name, f"{usual:,}", said_of(name, language)) for name, usual in asdict(Limits()).items()]
    assert ROW.findall(PAGES[language]) == expected


def test_a_project_sets_limits_as_the_page_says_and_the_command_line_has_the_last_word(shell: Shell) -> None:
    [configuration] = fences(PAGES["en"], "yaml")
    shell.write("notice.txt", NOTICE)
    shell.write("govtask.yaml", configuration.replace("2G", "20"))
    assert "more than 20 bytes, the limit" in shell("extract", "notice.txt").err
    assert shell("extract", "notice.txt", "--limit", "bytes=2K").code == 0
    shell.write("govtask.yaml", configuration)
    assert shell("extract", "notice.txt").code == 0
    shell.write("govtask.yaml", configuration.replace("pages", "pags"))
    result = shell("extract", "notice.txt")
    assert result.code == 2
    assert '"pags" is no limit; did you mean pages' in result.err


@pytest.mark.parametrize(("language", "example"), examples("limits.md"))
def test_the_example_of_the_page_is_so(
    shell: Shell, language: Language, example: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOVTASK_LANG", language)
    shutil.copy(ROOT / "samples/dongxihu-2022/notice.pdf", shell.folder / "notice.pdf")
    [(command, expected)] = commands_shown(example)
    assert shell(*command.split()[1:]).err == expected
