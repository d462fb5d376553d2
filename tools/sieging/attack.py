"""Runs one assault in a folder of its own, and tells which promises of SECURITY.md it broke."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from zipfile import ZipFile

from sieging.assaults import Assault
from sieging.surroundings import SECRET, changed, in_shell, place

# 128 + SIGTERM is what shells make of a death by that signal.
_CODES = frozenset((0, 1, 2, 3, 4, 130, 143))
_ALLOWANCE = 1.1
# What starting costs, in seconds of processor time and in megabytes, beside what a file may take.
_START_SECONDS, _START_MEGABYTES = 3, 150
# A process that waits uses no processor time: it hangs when the clock has gone on for so many times the limit.
_HANGS = 10
# What is told to end may take a moment to do so.
_MOMENT = 2.0
_DRIVES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_TRACE = re.compile("Traceback \\(most recent call last\\)|a bug of ours")
_PEAK = re.compile(r"^VmHWM:\s*(\d+) kB", re.MULTILINE)
_COMMANDS = re.compile(r"^\s*::\w|##\[", re.MULTILINE)


@dataclass(frozen=True)
class Ended:
    """How the command ended, what it took with all children it waited for, what it said and left."""

    code: int
    processor: float
    megabytes: float
    out: bytes
    said: str
    hung: bool
    processes: list[str]
    left: list[str]


def attack(command: Sequence[str], assault: Assault) -> list[str]:
    """The promises that were broken, a sentence each; `command` is what runs `govtask`."""
    with TemporaryDirectory(prefix="siege-") as folder:
        return list(_broken(assault, _ended(command, assault, Path(folder))))


def _broken(assault: Assault, ended: Ended) -> Iterator[str]:
    if ended.hung:
        yield f"hangs for {_HANGS} times its --timeout"
    if ended.code not in _CODES | _own_codes(assault):
        yield f"exit code {ended.code}"
    if _TRACE.search(ended.said):
        yield "tells of a bug"
    if _DRIVES.search(ended.said):
        yield "drives the terminal"
    if _commands_a_runner(assault, ended):
        yield "commands a runner"
    if SECRET in ended.said or SECRET.encode() in ended.out:
        yield "tells a secret"
    files = sum(map(_files, assault.files))
    if ended.processor > assault.seconds * files * _ALLOWANCE + _START_SECONDS:
        yield f"{ended.processor:.1f} s with --timeout={assault.seconds}, files: {files}"
    if ended.megabytes > assault.memory * _ALLOWANCE + _START_MEGABYTES:
        yield f"{ended.megabytes:.0f} MB with --memory={assault.memory}"
    yield from (f"process left behind: {one}" for one in ended.processes)
    yield from (f"file left behind: {one}" for one in ended.left)


def _own_codes(assault: Assault) -> frozenset[int]:
    return frozenset((-assault.killed[0],)) if assault.killed else frozenset()


def _commands_a_runner(assault: Assault, ended: Ended) -> bool:
    if "GITHUB_ACTIONS" not in assault.variables or any("github" in one or "xlsx" in one for one in assault.arguments):
        return False
    return bool(_COMMANDS.search(ended.out.decode("utf-8", "replace") + ended.said))


def _files(file: tuple[str, bytes]) -> int:
    """How many times the limits of one file may be used up."""
    if not file[0].endswith(".zip"):
        return 1
    try:
        with ZipFile(BytesIO(file[1])) as archive:
            return max(len(archive.namelist()), 1)
    except Exception:  # it is damaged: that is what it is for
        return 1


def _ended(command: Sequence[str], assault: Assault, folder: Path) -> Ended:
    work, temporary = folder / "work", folder / "tmp"
    for one in (work, temporary):
        one.mkdir()
    (folder / "secret").write_text(SECRET)
    for name, content in assault.files:
        (work / name).write_bytes(content)
    for name, kind in assault.around.placed:
        (work / name).unlink(missing_ok=True)
        place(name, kind, work)
    with (folder / "out").open("w+b") as out, (folder / "said").open("w+b") as said:
        child = subprocess.Popen(
            in_shell((*command, *assault.arguments), assault.around),
            cwd=work,
            env={**os.environ, "TMPDIR": str(temporary), **assault.variables},
            stdin=subprocess.DEVNULL,
            stdout=out if assault.taken is None else subprocess.PIPE,
            stderr=said,
            start_new_session=True,
        )
        taken = _taken(child, assault.taken)
        code, usage, hung = _waited_for(child, assault)
        processes = _others(child.pid)
        for stream in (out, said):
            stream.seek(0)
        return Ended(
            code,
            usage[0],
            usage[1],
            taken or out.read(),
            said.read().decode("utf-8", "replace"),
            hung,
            processes,
            [*_left(work, temporary, assault)],
        )


def _taken(child: subprocess.Popen[bytes], size: int | None) -> bytes:
    """Reads so much of the output, and closes the pipe."""
    if child.stdout is None or size is None:
        return b""
    with child.stdout as pipe:
        return pipe.read(size) if size else b""


def _waited_for(child: subprocess.Popen[bytes], assault: Assault) -> tuple[int, tuple[float, float], bool]:
    """Exit code, seconds of processor time and megabytes, and whether it had to be ended."""
    begun, killed, peak = monotonic(), assault.killed, 0
    end, hung = begun + assault.seconds * _HANGS * sum(map(_files, assault.files)) + 60, False
    while True:
        pid, status, usage = os.wait4(child.pid, os.WNOHANG)
        if pid:
            break
        peak = max(peak, *map(_peak, _family(child.pid)))
        if killed and monotonic() - begun >= killed[1]:
            child.send_signal(killed[0])
            killed = None
        if not hung and monotonic() > end:
            hung = True
            os.killpg(child.pid, signal.SIGKILL)
        sleep(0.005)
    child.returncode = os.waitstatus_to_exitcode(status)
    return child.returncode, (usage.ru_utime + usage.ru_stime, peak / 1024), hung


def _family(pid: int) -> Iterator[int]:
    """The process and all below it."""
    yield pid
    try:
        below = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    except OSError:
        return
    for one in below:
        yield from _family(int(one))


def _peak(pid: int) -> int:
    """Kilobytes that the process has had at most. (`ru_maxrss` would count what we had when we started it.)"""
    try:
        found = _PEAK.search(Path(f"/proc/{pid}/status").read_text("ascii", "replace"))
    except OSError:
        return 0
    return int(found[1]) if found else 0


def _others(session: int) -> list[str]:
    """The processes of the command's session that outlive it by more than a moment; they are ended."""
    end = monotonic() + _MOMENT
    while (found := _of_session(session)) and monotonic() < end:
        sleep(0.02)
    for pid in found:
        os.kill(pid, signal.SIGKILL)
    return [f"{name} ({pid})" for pid, name in found.items()]


def _of_session(session: int) -> dict[int, str]:
    """By their numbers; what is dead and only waits to be asked for is none."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _, rest = path.read_text("utf-8", "replace").partition("(")[2].rpartition(")")
        except OSError:
            continue
        fields = rest.split()
        if int(fields[3]) == session and fields[0] not in "ZX":
            found[int(path.parent.name)] = name
    return found


def _left(work: Path, temporary: Path, assault: Assault) -> Iterator[str]:
    """What is neither input nor output. Nobody can tidy up after SIGKILL: then a draft may lie beside the output."""
    outputs = {one.removeprefix("--output=") for one in assault.arguments if one.startswith("--output=")}
    expected = {name for name, _ in (*assault.files, *assault.around.placed)} | outputs | {"kept.json", "none.json"}
    slain = assault.killed is not None and assault.killed[0] == signal.SIGKILL
    for path in (*work.iterdir(), *temporary.iterdir()):
        if path.name not in expected and not (slain and path.parent == work and path.name.startswith(".")):
            yield path.name
    for name, kind in assault.around.placed:
        if changed(name, kind, work):
            yield f"{name} is no {kind} any more"


def keep(assault: Assault, broken: list[str], folder: Path) -> None:
    """The files, and the command line that was run among them."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, content in assault.files:
        (folder / name).write_bytes(content)
    ending = f"killed: {assault.killed}, read of its output: {assault.taken}, variables: {assault.variables}"
    around = f"limit: {assault.around.limit}, streams: {assault.around.streams}, placed: {assault.around.placed}"
    lines = [f"govtask {' '.join(assault.arguments)}", ending, around, *broken]
    (folder / "ASSAULT").write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{folder}: {'; '.join(broken)}", file=sys.stderr, flush=True)
