"""The findings that a project had when it began to check, and what a finding is known by from one edit to the next."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from msgspec.structs import replace
from pydantic import Field

from govtask_extract.checking.outcome import Checked, Located, Unchecked
from govtask_extract.errors import BadConfiguration
from govtask_extract.language.script import without_blanks
from govtask_extract.linting.notice_text import NoticeText
from govtask_extract.model.report import Diagnostic, Places, Report
from govtask_extract.patterns import lazy_re
from govtask_extract.saying.recognised import recognised
from govtask_extract.saying.said import said
from govtask_extract.saying.speaking import written
from govtask_extract.settings_files import SettingsFile
from govtask_extract.validation import Shape

_HINT = said("Write it with `govtask check FILE… --write-baseline FILE`.")


# Written by us, with every finding of a project.
_LARGEST = 10_000_000


class KnownFinding(Shape):
    """A finding that was there `count` times; `code` and `message` are for people."""

    fingerprint: str
    code: str | None = None
    count: int = Field(ge=1, le=1_000_000_000)
    message: str | None = None


class BaselineFile(Shape):
    version: Literal[1]
    findings: list[KnownFinding]


class FindingsMet:
    """What a baseline says of findings that go by: of each fingerprint the first, and how many there are."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._said: dict[str, tuple[str, str]] = {}

    def add(self, entry: Checked | Unchecked) -> None:
        if isinstance(entry, Checked):
            self._counts.update(finding.fingerprint for finding in entry.findings)
            for one in entry.findings:
                self._said.setdefault(one.fingerprint, (one.diagnostic.code, one.diagnostic.message))

    def content(self) -> bytes:
        """The file, in the order of code and message."""
        rows = [
            KnownFinding(fingerprint=key, code=code, count=self._counts[key], message=written(recognised(message)))
            for key, (code, message) in sorted(self._said.items(), key=lambda item: (*item[1], item[0]))
        ]
        return (BaselineFile(version=1, findings=rows).model_dump_json(indent=2) + "\n").encode("utf-8")


def load_baseline(path: Path, inside: Path | None = None) -> Counter[str]:
    """How often each finding was there. Raises `BadConfiguration` for anything but such a file in `inside`."""
    file = SettingsFile(path, BadConfiguration, _HINT, inside=inside, largest=_LARGEST)
    counts: Counter[str] = Counter()
    for known in file.fitting(BaselineFile, file.json()).findings:
        counts[known.fingerprint] += known.count
    return counts


class Sieve:
    """Lets entries through without what a baseline knows: of findings about the same words, those beyond its count."""

    def __init__(self, baseline: Counter[str]) -> None:
        self._left = Counter(baseline)

    def sifted(self, entry: Checked | Unchecked) -> Checked | Unchecked:
        if not isinstance(entry, Checked):
            return entry
        new: list[Located] = []
        for finding in entry.findings:
            if self._left[finding.fingerprint] > 0:
                self._left[finding.fingerprint] -= 1
            else:
                new.append(finding)
        return replace(entry, findings=tuple(new), known=len(entry.findings) - len(new))

    @property
    def gone(self) -> int:
        """How many of the baseline's findings have not been met."""
        return sum(count for count in self._left.values() if count > 0)


_DIGITS = lazy_re(r"\d+")
# Fewer characters than a name has, such as a label or a stray mark, tell nothing: what follows them does.
_TELLING = 4
_CONTEXT = 12


def fingerprints(report: Report, diagnostics: Sequence[Diagnostic]) -> list[str]:
    """One for each diagnostic; two that are about the same words have the same."""
    if not diagnostics:
        return []
    text = NoticeText(report).running_text
    return [_digest(diagnostic.code, "".join(_content(diagnostic, text))) for diagnostic in diagnostics]


def _content(diagnostic: Diagnostic, text: str) -> Iterator[str]:
    """Each quote once: lines may be broken elsewhere, and a name may be printed once more."""
    quoted = "".join(dict.fromkeys(_quotes(diagnostic.evidence, text)))
    words = _DIGITS.sub("", quoted)
    if not diagnostic.evidence:
        yield _DIGITS.sub("", diagnostic.message)
    elif len(words) >= _TELLING:
        yield quoted
    else:
        # Tasks are counted anew when one is put in, so numbers go.
        end = diagnostic.evidence[0].end
        yield words
        yield _DIGITS.sub("", without_blanks(text[end : end + 4 * _CONTEXT]))[:_CONTEXT]


def _quotes(places: Places, text: str) -> Iterator[str]:
    """Without blanks; lines with nothing between them are one quote."""
    quote, end = "", 0
    for place in places:
        if quote and (place.start < end or text[end : place.start].strip()):
            yield quote
            quote = ""
        quote, end = quote + without_blanks(place.quote), place.end
    yield quote


def _digest(code: str, content: str) -> str:
    return hashlib.sha256(f"{code}\0{content}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
