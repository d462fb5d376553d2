"""What every test shares: where things stand, how long hypothesis may search, and no network."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from govtask_extract.reading.limits import process_size
from govtask_extract.saying.speaking import Tongues, speak

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checking import Shell
    from playwright.sync_api import Browser

# Its assertions show what they compared, too.
pytest.register_assert_rewrite("outside")

ROOT = Path(__file__).resolve().parent.parent
# Where the system holds nobody to his memory, as on macOS and Windows, a child is no copy of this process: what a test
# puts in a reader's place it does not know.
COPIED = pytest.mark.skipif(process_size() is None, reason="a child is no copy of its parent here")

# What tests say of messages they say of the English ones, wherever they run.
os.environ["GOVTASK_LANG"] = "en"

# A slow machine is no failure; `--hypothesis-profile=long` searches deeper.
settings.register_profile("usual", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("long", settings.get_profile("usual"), max_examples=2_000)
settings.load_profile("usual")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What commands keep of recognised pages goes to no folder of the user's."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    """A command that speaks Chinese leaves that to no other test of its process."""
    yield
    speak(Tongues())


@pytest.fixture
def shell(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Shell]:
    """Runs `govtask` in an empty folder, with nothing of GitHub around; what it spoke last, no later test speaks."""
    from checking import Shell

    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    yield Shell(tmp_path, capsysbinary)
    speak(Tongues())


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One for all tests of a file, and gone behind them: a process with its threads is not copied to read a file."""
    from browsing import running_browser

    with running_browser() as started:
        yield started
