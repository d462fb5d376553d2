"""The file that is written in another's place: with that one's owner and permissions before anything is in it."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

_BINARY = getattr(os, "O_BINARY", 0)
_ANYBODY, _OURS = 0o666, 0o600
# Who may do what beyond owner, group and others (acl(5)). Without it the mask would pass for the group's permissions.
_ACL = "system.posix_acl_access"


def created(draft: Path, target: Path, state: os.stat_result | None) -> int:
    """A descriptor of the new file `draft`, open to be written: for whom `target` is, or as the umask wants it.

    `state` is the target's, None where there is nothing yet. Raises an `OSError` where owner or permissions cannot be
    kept. All is done by the descriptor: what somebody else puts under the name is not touched.
    """
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, _OURS if state else _ANYBODY)
    try:
        # Windows knows neither.
        if state and hasattr(os, "fchown"):
            _hand_over(handle, state)
            _keep_permissions(handle, target, state)
    except BaseException:
        os.close(handle)
        raise
    return handle


def _hand_over(handle: int, state: os.stat_result) -> None:
    with suppress(OSError):
        os.fchown(handle, state.st_uid, state.st_gid)
    now = os.fstat(handle)
    if (now.st_uid, now.st_gid) != (state.st_uid, state.st_gid):
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))


def _keep_permissions(handle: int, target: Path, state: os.stat_result) -> None:
    with suppress(OSError):
        os.fchmod(handle, stat.S_IMODE(state.st_mode) & 0o777)
    if hasattr(os, "getxattr"):
        _keep_acl(handle, target)


def _keep_acl(handle: int, target: Path) -> None:
    """A folder may have given the new file a list that the old one had not."""
    listed = _acl(target)
    if listed is not None:
        os.setxattr(handle, _ACL, listed)
    elif _acl(handle) is not None:
        os.removexattr(handle, _ACL)


def _acl(file: Path | int) -> bytes | None:
    try:
        return os.getxattr(file, _ACL)
    except OSError:
        return None
