"""-o: whose the file is stays so, and nothing but SIGKILL leaves a draft."""

from __future__ import annotations

import errno
import os
import signal
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from govtask_extract.cli.console import Unwritable
from govtask_extract.cli.targets import write_file

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="owners and signals are another thing there")
ACL = "system.posix_acl_access"
_NOBODY = 0xFFFFFFFF


@pytest.fixture
def others(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing can be given to the owner of what was there."""

    def refused(*given: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    state = os.fstat
    monkeypatch.setattr(os, "fchown", refused)
    monkeypatch.setattr(
        os, "fstat", lambda handle: os.stat_result((*state(handle)[:4], 4711, 4711, *state(handle)[6:]))
    )


@pytest.mark.usefixtures("others")
def test_a_file_of_another_user_stays_his(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("old and longer")
    node = (tmp_path / "x").stat().st_ino
    write_file(tmp_path / "x", [b"new"])
    assert (tmp_path / "x").read_bytes() == b"new"
    assert (tmp_path / "x").stat().st_ino == node
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.usefixtures("others")
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write what it wants")
def test_what_may_not_be_written_is_not_replaced_either(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("old")
    (tmp_path / "x").chmod(0o444)
    with pytest.raises(Unwritable, match="Permission denied"):
        write_file(tmp_path / "x", [b"new"])
    assert (tmp_path / "x").read_bytes() == b"old"


def acl(user: int) -> bytes:
    """rw for the owner and the user 1234, nothing for anybody else (linux/posix_acl_xattr.h)."""
    entries = ((1, 6, _NOBODY), (2, user, 1234), (4, 0, _NOBODY), (16, 6, _NOBODY), (32, 0, _NOBODY))
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in entries)


def set_acl(path: Path, name: str) -> None:
    try:
        os.setxattr(path, name, acl(6))
    except (AttributeError, OSError):
        pytest.skip("no lists of access here")


def test_a_list_of_access_is_kept(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("old")
    set_acl(tmp_path / "x", ACL)
    write_file(tmp_path / "x", [b"new"])
    assert os.getxattr(tmp_path / "x", ACL) == acl(6)


def test_a_list_of_the_folder_is_not_put_on_what_had_none(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("old")
    (tmp_path / "x").chmod(0o660)
    set_acl(tmp_path, "system.posix_acl_default")
    write_file(tmp_path / "x", [b"new"])
    assert ACL not in os.listxattr(tmp_path / "x")
    assert (tmp_path / "x").stat().st_mode & 0o777 == 0o660


@pytest.mark.parametrize("name", ["SIGQUIT", "SIGUSR1", "SIGXCPU", "SIGTERM", "SIGHUP"])
def test_no_signal_that_can_wait_leaves_a_draft(name: str, tmp_path: Path) -> None:
    program = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from govtask_extract.cli import targets\n"
        # Also where these tests run in the background: what nohup and a shell's `&` ignore, children ignore.
        f"signal.signal(signal.{name}, signal.SIG_DFL)\n"
        "sync = os.fsync\n"
        f"def killed(handle): os.kill(os.getpid(), signal.{name}); sync(handle)\n"
        "os.fsync = killed\n"
        "targets.write_file(Path('x'), [b'new'])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, timeout=60)
    assert done.returncode == -getattr(signal, name)
    assert [path.name for path in tmp_path.iterdir()] == ["x"]
    assert (tmp_path / "x").read_bytes() == b"new"
