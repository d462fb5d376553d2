"""JUnit's XML, as CI servers read it: a suite a file, a case a rule; it fails if a finding reaches the threshold."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from govtask_extract.checking.finding_writer import FindingWriter
from govtask_extract.checking.outcome import Checked, Located, Run, Unchecked, failing, where
from govtask_extract.linting.rule import LintRule
from govtask_extract.model.remarks import SEVERITY_WORDS
from govtask_extract.patterns import lazy_re
from govtask_extract.saying.said import said
from govtask_extract.spool import decoded
from govtask_extract.visible import COMMAND, OLD_COMMAND, printable

# XML 1.0 has no place for these; printable() leaves them, since no terminal minds.
_NO_XML = lazy_re("[\ufffe\uffff]")


class JunitFindings(FindingWriter):
    """Findings below the threshold stand in their case's output. The suites are put aside: their sums stand above."""

    def __init__(self, run: Run, *, terminal: bool = False) -> None:
        super().__init__(run, terminal=terminal)
        self._sums = Counter[str]()
        self._suites = run.spool()

    def pieces(self, entry: Checked | Unchecked) -> Iterator[str]:
        suite = _unchecked(entry) if isinstance(entry, Unchecked) else self._checked(entry)
        self._sums.update({name: int(suite.get(name, "0")) for name in _SUMS})
        self._suites.add(f"  {_written(suite)}\n".encode("utf-8", "replace"))
        return iter(())

    def closing(self) -> Iterator[str]:
        root = Element("testsuites", name="govtask check")
        for name in _SUMS:
            root.set(name, str(self._sums[name]))
        yield '<?xml version="1.0" encoding="UTF-8"?>\n'
        if not self._suites.size:
            yield f"{_written(root)}\n"
            return
        yield f"{_written(root).removesuffix(' />')}>\n"
        yield from decoded(self._suites.pieces())
        yield f"</{root.tag}>\n"

    def _checked(self, entry: Checked) -> Element:
        suite = Element("testsuite", name=_xml(entry.path))
        rules = [rule for rule in self.run.rules if rule.code in entry.codes]
        found: dict[str, list[Located]] = defaultdict(list)
        for finding in entry.findings:
            found[finding.diagnostic.code].append(finding)
        failed = sum(self._add_case(suite, rule, entry, found[rule.code]) for rule in rules)
        for name, count in (("tests", len(rules)), ("failures", failed), ("errors", 0), ("skipped", 0)):
            suite.set(name, str(count))
        return suite

    def _add_case(self, suite: Element, rule: LintRule, entry: Checked, found: Sequence[Located]) -> bool:
        """Whether the case fails."""
        case = SubElement(suite, "testcase", classname=_xml(entry.path), name=f"{rule.code} {rule.name}")
        fails = failing(self.run.threshold)
        grave = [finding for finding in found if finding.diagnostic.severity in fails]
        mild = [finding for finding in found if finding.diagnostic.severity not in fails]
        if grave:
            first = grave[0].diagnostic
            failure = SubElement(case, "failure", type=first.severity, message=_xml(self._summary(grave)))
            failure.text = _xml(self._lines(entry, grave))
        if mild:
            SubElement(case, "system-out").text = _xml(self._lines(entry, mild))
        return bool(grave)

    def _summary(self, found: list[Located]) -> str:
        first = found[0].diagnostic.message
        if len(found) == 1:
            return first
        return self.words(said("{message} (and {more:d} more)", message=first, more=len(found) - 1))

    def _lines(self, entry: Checked, found: list[Located]) -> str:
        return "\n".join(self._line(entry, one) for one in found)

    def _line(self, entry: Checked, finding: Located) -> str:
        severity = self.words(SEVERITY_WORDS[finding.diagnostic.severity])
        return f"{where(entry, finding, self.words)}: {severity} {finding.diagnostic.message}"


_SUMS = ("tests", "failures", "errors")


def _written(element: Element) -> str:
    indent(element, level=1)
    return _obeyed_by_none(tostring(element, encoding="unicode"))


def _unchecked(entry: Unchecked) -> Element:
    suite = Element("testsuite", name=_xml(entry.path), tests="1", failures="0", errors="1", skipped="0")
    case = SubElement(suite, "testcase", classname=_xml(entry.path), name="read")
    error = SubElement(case, "error", type=entry.name, message=_xml(entry.message))
    error.text = _xml(entry.hint)
    return suite


def _xml(text: str) -> str:
    return _NO_XML.sub("\ufffd", printable(text))


def _obeyed_by_none(xml: str) -> str:
    """The same to who parses it, and no line that a CI runner takes for a command."""
    if "::" in xml:
        xml = COMMAND.sub(r"\1&#58;:", xml)
    return xml.replace(OLD_COMMAND, "##&#91;")


WRITER = JunitFindings
