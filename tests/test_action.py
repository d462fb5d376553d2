"""action.yml: its steps do what they say in any shell that a runner has, and take nothing from what is checked."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
import yaml
from checking import FAULTY, SOUND, Shell
from conftest import ROOT
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import govtask_extract

TEXT = (ROOT / "action.yml").read_text("utf-8")
ACTION = yaml.safe_load(TEXT)
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}
CHECK = STEPS["Check"]
INSTALL = STEPS["Install govtask with the versions that it was tested with"]
FETCHED = STEPS["Name what pip fetches"]
# As https://docs.github.com/actions/reference/workflow-syntax-for-github-actions says that `shell: bash` is run.
BASH = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c"]
# Debian's knows what POSIX asks for and little else: less than bash 3.2 of macOS.
SHELLS = [BASH, ["sh", "-e", "-c"]]

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")


def runner(shell: Shell, step: dict[str, str], how: list[str], **variables: str) -> subprocess.CompletedProcess[bytes]:
    """A step as a runner would run it, in the folder of the shell."""
    given = {**os.environ, "RUNNER_TEMP": str(shell.folder / "temp"), **variables}
    return subprocess.run([*how, step["run"]], cwd=shell.folder, env=given, capture_output=True, timeout=100)


def installed(shell: Shell, where: str) -> None:
    """What the install step leaves, on Unix and on Windows: a Python that knows the govtask of this checkout."""
    source = Path(govtask_extract.__file__).parents[1]
    known = (
        f"import sys, runpy; sys.path.insert(0, {str(source)!r}); runpy.run_module('govtask_extract', None, '__main__')"
    )
    script = shell.write("temp/known.py", known)
    lines = (
        "#!/bin/sh",
        '[ "$1 $2 $3 $4 $5" = "-I -X utf8 -m govtask_extract" ] || exit 99',
        "shift 5",
        f'exec "{sys.executable}" -I -X utf8 "{script}" "$@"',
    )
    shell.write(f"temp/govtask/{where}", "\n".join(lines)).chmod(0o755)


@pytest.mark.parametrize(("how", "where"), [(BASH, "bin/python"), (SHELLS[1], "Scripts/python.exe")], ids=str)
@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        ({"FILES": "plans/**/*.md"}, 1),
        ({"FILES": "plans/on?.md"}, 1),
        ({"FILES": "plans/deep/**/*.md"}, 0),
        ({"FILES": "plans", "FAIL_ON": "error"}, 0),
        ({"FILES": "plans/one.md\nplans/two.md\n", "ARGUMENTS": "--ignore GT2,GT3"}, 0),
        ({"FILES": "plans", "OUTPUT_FILES": "sarif=out.sarif junit=out.xml"}, 1),
        ({"FILES": "plans", "OUTPUT_FILES": "sarif=out.sarif\njunit=out.xml\n", "FORMAT": "text"}, 1),
        ({"FILES": "plans/none*.md"}, 3),
        ({"FILES": "plans/$(touch ran) `touch ran`;touch ran"}, 3),
        ({"FILES": "plans", "ARGUMENTS": "$(touch ran) `touch ran` ;touch"}, 3),
        ({"FILES": "plans", "OUTPUT_FILES": "a;touch ran"}, 2),
        ({"FILES": "plans", "FORMAT": "text; touch ran"}, 2),
        ({"FILES": " "}, 2),
    ],
)
def test_the_action_checks_what_it_is_given(
    shell: Shell, inputs: dict[str, str], code: int, where: str, how: list[str]
) -> None:
    shell.write("plans/one.md", FAULTY)
    shell.write("plans/deep/er/two.md", SOUND)
    shell.write("plans/two.md", SOUND)
    installed(shell, where)
    defaults = {"FAIL_ON": "warning", "FORMAT": "github", "OUTPUT_FILES": "", "ARGUMENTS": ""}
    assert CHECK["env"].keys() == {"FILES", *defaults}
    result = runner(shell, CHECK, how, **defaults | inputs)
    assert result.returncode == code, result.stderr
    assert not (shell.folder / "ran").exists()
    annotated = b"::warning file=plans/one.md,line=21" in result.stdout
    assert annotated == (b"GT304" in result.stdout and "FORMAT" not in inputs)
    if "OUTPUT_FILES" in inputs and code != 2:
        assert json.loads(shell.read("out.sarif"))["version"] == "2.1.0"
        assert "<testsuites " in shell.read("out.xml")


def test_a_file_of_the_checkout_is_no_module(shell: Shell) -> None:
    """Else whoever proposes a change would run code where it is checked."""
    shell.write("plans/one.md", SOUND)
    for name in ("yaml.py", "click.py", "govtask_extract/__init__.py", "hashlib.py", "venv.py", "pip/__init__.py"):
        shell.write(name, "open('ran', 'w')\n")
    installed(shell, "bin/python")
    variables = {"FILES": "plans", "FAIL_ON": "warning", "FORMAT": "github", "OUTPUT_FILES": "", "ARGUMENTS": ""}
    assert runner(shell, CHECK, BASH, **variables).returncode == 0
    fetched = runner(shell, FETCHED, BASH, PYTHON=sys.executable, SOURCE=str(ROOT), EXTRAS="", GITHUB_OUTPUT="output")
    assert fetched.returncode == 0
    assert not (shell.folder / "ran").exists()
    for step in (CHECK, INSTALL, FETCHED):
        for call in re.findall(r'"\$(?:own|PYTHON)" (\S+)', step["run"]):
            assert call in ("-I", "];")


@pytest.mark.parametrize("how", SHELLS, ids=lambda how: how[0])
def test_what_pip_fetches_is_kept_by_what_is_pinned(shell: Shell, how: list[str]) -> None:
    keys = []
    for pinned, extras in (("a==1\n", ""), ("a==1\n", ""), ("a==2\n", ""), ("a==2\n", "all")):
        shell.write("action/constraints.txt", pinned)
        shell.write("action/pyproject.toml", "[project]\n")
        (shell.folder / "output").unlink(missing_ok=True)
        variables = {"PYTHON": sys.executable, "SOURCE": str(shell.folder / "action"), "EXTRAS": extras}
        runner(shell, FETCHED, how, **variables, GITHUB_OUTPUT="output").check_returncode()
        keys.append(shell.read("output"))
    assert keys[0] == keys[1]
    assert len(set(keys)) == 3
    version = ".".join(map(str, sys.version_info[:2]))
    assert re.fullmatch(rf"key={re.escape(version)}-[0-9a-f]{{64}}\n", keys[0])


@pytest.mark.parametrize("how", SHELLS, ids=lambda how: how[0])
@pytest.mark.parametrize("where", ["bin/python", "Scripts/python.exe"])
@pytest.mark.parametrize("extras", ["", "office", "office]; touch ran #"])
def test_the_action_installs_the_versions_that_the_checkout_was_tested_with(
    shell: Shell, extras: str, where: str, how: list[str]
) -> None:
    """By a Python that makes one which only tells what it was asked for."""
    asked = shell.folder / "asked"
    telling = shell.write("telling", f'#!/bin/sh\nprintf "%s|" "$@" >> "{asked}"\necho >> "{asked}"\n')
    making = shell.write(
        "making", f'#!/bin/sh\nmkdir -p "$(dirname "$4/{where}")" && cp "{telling}" "$4/{where}"\necho "$3" > made\n'
    )
    for program in (telling, making):
        program.chmod(0o755)
    variables = {"SOURCE": "/action", "EXTRAS": extras, "PYTHON": str(making), "PIP_CACHE_DIR": "cache"}
    assert INSTALL["env"].keys() == variables.keys()
    runner(shell, INSTALL, how, **variables).check_returncode()
    assert shell.read("made") == "venv\n"
    backend, package = [line.split("|")[:-1] for line in shell.read("asked").splitlines()]
    for call in (backend, package):
        assert call[:4] == ["-I", "-m", "pip", "install"]
        assert call[call.index("--constraint") + 1] == "/action/constraints.txt"
    assert backend[-1] == "hatchling"
    assert "--no-build-isolation" in package
    assert package[-1] == (f"/action[{extras}]" if extras else "/action")
    assert not (shell.folder / "ran").exists()


def test_no_step_wants_more_than_the_oldest_bash() -> None:
    """That of macOS is 3.2, of 2007."""
    later = r"globstar|mapfile|readarray|declare -A|local -n|coproc|\|&|&>>|\$\{[^}]*(,,|\^\^|@[QEPAa])|\$EPOCH|wait -n"
    for step in (CHECK, INSTALL, FETCHED):
        assert step["shell"] == "bash"
        assert re.search(later, step["run"]) is None


def test_inputs_come_through_the_environment_alone() -> None:
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
    assert set(re.findall(r"inputs\.([a-z-]+)", TEXT)) == set(ACTION["inputs"])


def test_actions_that_the_action_uses_cannot_change() -> None:
    """A tag can be moved, a commit cannot; behind it stands the version that it is."""
    used = [line for line in TEXT.splitlines() if "uses:" in line]
    assert len(used) == 2
    for line in used:
        assert re.fullmatch(r" *uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)


def test_all_that_the_action_installs_is_pinned() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pinned = {
        canonicalize_name(found[1]) for line in lines if (found := re.fullmatch(r"([\w.-]+)==[\w.]+(?: *#.*)?", line))
    }
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    built_with = {canonicalize_name(Requirement(one).name) for one in project["build-system"]["requires"]}
    assert {*needed("govtask-extract", "all"), *built_with} - {"govtask-extract"} <= pinned


def needed(package: str, *extras: str) -> set[str]:
    """All that is installed here with a package and these extras of it, itself included."""
    found, waiting = set(), [(package, frozenset(extras))]
    while waiting:
        name, wanted = waiting.pop()
        if (name, wanted) in found:
            continue
        found.add((name, wanted))
        for one in map(Requirement, metadata.requires(name) or ()):
            if one.marker is None or any(one.marker.evaluate({"extra": extra}) for extra in ("", *wanted)):
                waiting.append((canonicalize_name(one.name), frozenset(one.extras)))
    return {name for name, _ in found}
