"""`check --write-suppressions`: what is found is accepted, in the configuration of its file or to be pasted there."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from govtask_extract.checking.acceptances import Acceptance, acceptance, only_path
from govtask_extract.checking.outcome import Checked, Totals, Unchecked
from govtask_extract.checking.yaml_additions import KEY, suppressions_block, with_suppressions
from govtask_extract.cli.console import put_document, remark, say
from govtask_extract.cli.targets import write_file
from govtask_extract.errors import BadConfiguration
from govtask_extract.project_files import YAML_NAME
from govtask_extract.saying.said import said, said_many
from govtask_extract.settings_files import SettingsFile
from govtask_extract.writing.escaping import escaped

_TOML = ".toml"


class Accepting:
    """Takes findings while they go by: by the file of their configuration, in their order, each kind of words once."""

    def __init__(self, reason: str) -> None:
        self._reason = reason
        self._found: dict[Path | None, dict[str, Acceptance]] = {}
        self.left = Totals()
        """Of the findings that name neither a task nor words, and cannot be suppressed."""

    def add(self, entry: Checked | Unchecked) -> None:
        if isinstance(entry, Unchecked):
            return
        for finding in entry.findings:
            one = acceptance(entry, finding, self._reason)
            if one is None:
                self.left.counts[finding.diagnostic.severity] += 1
                continue
            if entry.configured_by is None:
                # What is pasted stands where we are.
                one["path"] = only_path(entry.path)
            self._found.setdefault(entry.configured_by, {}).setdefault(json.dumps(one), one)

    def write(self) -> None:
        """Adds them to their files, or prints what is to be pasted; says which. Raises `Unwritable`."""
        if not self._found:
            remark(said("there is nothing to suppress"))
        for file, found in self._found.items():
            self._write(file, list(found.values()))
        if self.left.counts:
            say(
                said_many(
                    "{count:,} finding without a task or words cannot be suppressed one by one",
                    "{count:,} findings without a task or words cannot be suppressed one by one",
                    count=self.left.counts.total(),
                )
            )

    def _write(self, file: Path | None, added: list[Acceptance]) -> None:
        number = said_many("{count:,} suppression", "{count:,} suppressions", count=len(added))
        if file is None:
            put_document(suppressions_block(added))
            say(said("no configuration was found: put {number} into {file} here", number=number, file=YAML_NAME))
        elif file.suffix == _TOML:
            put_document(_toml(added))
            say(said("put {number} into {file}, under [tool.govtask]", number=number, file=file))
        elif (content := with_suppressions(_content(file), added)) is None:
            put_document(suppressions_block(added))
            say(
                said(
                    "{file} is written so that nothing can be added without changing it: put {number} there",
                    file=file,
                    number=number,
                )
            )
        else:
            write_file(file, [content])
            remark(said("{number} added to {file}", number=number, file=file))


def _content(file: Path) -> bytes:
    return SettingsFile(file, BadConfiguration, "").content()


def _toml(added: Iterable[Acceptance]) -> str:
    """Texts of JSON are texts of TOML."""
    tables = (
        ", ".join(f"{key} = {json.dumps(words, ensure_ascii=False)}" for key, words in one.items()) for one in added
    )
    return escaped(f"{KEY} = [\n" + "".join(f"    {{{table}}},\n" for table in tables) + "]\n")
