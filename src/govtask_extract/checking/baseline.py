"""The findings that a project had when it began to check: by rule and content, so that they survive edits."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from govtask_extract.checking.outcome import Checked, Located, Unchecked
from govtask_extract.errors import BadConfiguration

_VERSION = 1
_HINT = "Write it with `govtask check FILE… --write-baseline FILE`."


@dataclass(frozen=True, slots=True)
class Sifted:
    """The entries without what the baseline knows, and how many of its findings are gone."""

    entries: list[Checked | Unchecked]
    gone: int


def baseline_bytes(entries: Sequence[Checked | Unchecked]) -> bytes:
    """The file. A finding is there with how often it occurs, in the order of code and message."""
    found = [finding for entry in entries if isinstance(entry, Checked) for finding in entry.findings]
    counts = Counter(finding.fingerprint for finding in found)
    first = {finding.fingerprint: finding.diagnostic for finding in reversed(found)}
    rows = [
        {"fingerprint": key, "code": said.code, "count": counts[key], "message": said.message}
        for key, said in sorted(first.items(), key=lambda item: (item[1].code, item[1].message, item[0]))
    ]
    return (json.dumps({"version": _VERSION, "findings": rows}, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def load_baseline(path: Path) -> Counter[str]:
    """How often each finding was there. Raises `BadConfiguration` for anything but such a file."""
    try:
        given = json.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise BadConfiguration(f"{path.name} cannot be read: {error.strerror or error}", _HINT) from None
    except (ValueError, RecursionError) as error:
        raise BadConfiguration(f"{path.name} is no JSON: {error}", _HINT) from None
    if not isinstance(given, dict) or given.get("version") != _VERSION or not isinstance(given.get("findings"), list):
        raise BadConfiguration(f"{path.name} is no baseline of version {_VERSION}", _HINT)
    counts: Counter[str] = Counter()
    for index, row in enumerate(given["findings"]):
        if (
            not isinstance(row, dict)
            or not isinstance(row.get("fingerprint"), str)
            or type(row.get("count")) is not int
        ):
            raise BadConfiguration(f"{path.name}: findings[{index}] has no fingerprint and count", _HINT)
        counts[row["fingerprint"]] += row["count"]
    return counts


def sift(entries: Sequence[Checked | Unchecked], baseline: Counter[str]) -> Sifted:
    """Of findings about the same words, those beyond the baseline's count are new."""
    left = Counter(baseline)
    kept = [_sifted(entry, left) if isinstance(entry, Checked) else entry for entry in entries]
    return Sifted(kept, sum(count for count in left.values() if count > 0))


def _sifted(entry: Checked, left: Counter[str]) -> Checked:
    new: list[Located] = []
    for finding in entry.findings:
        if left[finding.fingerprint] > 0:
            left[finding.fingerprint] -= 1
        else:
            new.append(finding)
    return replace(entry, findings=tuple(new), known=len(entry.findings) - len(new))
