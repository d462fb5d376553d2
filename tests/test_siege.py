"""`make siege` sees what breaks a promise, on made-up commands, and finds nothing in a few attacks on ours."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from random import Random

import pytest
from fuzzing.seeds import seeds
from sieging.assaults import Assault, assault, seeds_with_data
from sieging.attack import attack
from sieging.surroundings import Surroundings

# A stand-in for the command, and what is told of it.
FAULTY = {
    "import sys; sys.exit(70)": "exit code 70",
    "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)": "exit code -11",
    "1 / 0": "tells of a bug",
    "import sys; sys.stderr.write('\\x1b[2J')": "drives the terminal",
    "print(' ::error::x')": "commands a runner",
    "open('draft', 'w')": "file left behind: draft",
    "import tempfile; tempfile.mkstemp(prefix='left')": "file left behind: left",
    "import subprocess, sys; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(30)'])": "process left",
    "import time; b = bytearray(b'x') * 300_000_000; time.sleep(0.2)": "MB with --memory=50",
    "import time\nwhile time.process_time() < 4.5: pass": "s with --timeout=1",
}


@pytest.mark.parametrize("source", FAULTY)
def test_what_breaks_a_promise_is_told(source: str) -> None:
    one = Assault((("a.txt", b"1. a"),), ("a.txt",), 1, 50, variables={"GITHUB_ACTIONS": "true"})
    assert any(FAULTY[source] in broken for broken in attack([sys.executable, "-c", source], one))


def test_who_is_killed_need_not_tidy_up_but_must_not_be_outlived() -> None:
    one = Assault((("a.txt", b"1. a"),), (), killed=(signal.SIGKILL, 0.5))
    source = "import time; open('.out.json.part', 'w'); time.sleep(30)"
    assert attack([sys.executable, "-c", source], one) == []


AROUND = {
    "print(open('../secret').read())": ("tells a secret", Surroundings()),
    "import os; os.remove('a.json'); open('a.json', 'w')": (
        "a.json is no link:b.json any more",
        Surroundings(placed=(("a.json", "link:b.json"),)),
    ),
    "import os; os.chmod('a.json', 0o666)": (
        "a.json is no file:0640 any more",
        Surroundings(placed=(("a.json", "file:0640"),)),
    ),
    "import resource, sys; sys.exit(resource.getrlimit(resource.RLIMIT_NOFILE)[0])": (
        "exit code 9",
        Surroundings(limit="-n 9"),
    ),
    "import os; os.write(1, b'x')": ("tells of a bug", Surroundings(streams=">&-")),
    "import sys; sys.path.insert(0, ''); import pickle": (
        "file left behind: ran",
        Surroundings(files=(("pickle.py", b"open('ran', 'w')"),)),
    ),
}


@pytest.mark.parametrize("source", AROUND)
def test_what_surrounds_the_command_is_there_and_looked_at(source: str) -> None:
    told, around = AROUND[source]
    one = Assault((("a.txt", b"1. a"), *around.files), (), around=around)
    assert any(told in broken for broken in attack([sys.executable, "-c", source], one))


def test_a_few_attacks_break_no_promise() -> None:
    sound = seeds_with_data(seeds())
    for number in range(4):
        one = assault(sound, Random(f"test-{number}"))
        assert attack([sys.executable, "-m", "govtask_extract"], one) == [], one.arguments


def test_the_same_seed_attacks_alike() -> None:
    sound = seeds_with_data(seeds())
    assert assault(sound, Random("7")) == assault(sound, Random("7")) != assault(sound, Random("8"))


def test_ci_lays_siege_for_a_minute(root: Path) -> None:
    assert "make siege MINUTES=1" in (root / ".ci/run").read_text("utf-8")
