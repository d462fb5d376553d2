"""Takes from Python what Windows lacks, in a process that finds this file first, and in its children.

Names of modules, functions and signals alone: paths, consoles and locked files stay those of the system.
"""

import ctypes
import os
import signal
import sys

# What it takes of Unix it may keep: on Windows it asks Windows.
import psutil  # noqa: F401

for _module in ("fcntl", "grp", "pwd", "resource", "termios"):
    sys.modules[_module] = None  # type: ignore[assignment]
for _function in (
    *("fork", "forkpty", "posix_spawn", "mkfifo", "chown", "fchmod", "fchown"),
    *("geteuid", "getuid", "getgid", "killpg", "getpgid", "setsid", "getxattr", "setxattr", "removexattr"),
    *("O_NOCTTY", "O_NONBLOCK", "O_DIRECTORY", "O_NOFOLLOW", "sysconf", "statvfs"),
):
    vars(os).pop(_function, None)
# SIGKILL stays: `subprocess` ends processes with it.
for _signal in ("SIGALRM", "SIGHUP", "SIGXCPU", "SIGPIPE", "setitimer", "alarm", "pthread_sigmask", "sigwait"):
    vars(signal).pop(_signal, None)


class _Library(ctypes.CDLL):
    """No process is a library."""

    def __init__(self, name: str | None, *given: object, **named: object) -> None:
        if name is None:
            raise TypeError("a library has a name")
        super().__init__(name, *given, **named)  # type: ignore[arg-type]


ctypes.CDLL = _Library  # type: ignore[misc]
