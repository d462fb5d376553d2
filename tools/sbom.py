"""What the wheel says of the libraries that it needs: a bill of materials (CycloneDX, PEP 770), made as it is built.

Hatchling loads this file and calls `SbomHook`; nothing but what it depends on itself may be imported here.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

NAME = "build/govtask-extract.cdx.json"
# The extras that bring formats.
_OF_FORMATS = ("office", "ofd")


class SbomHook(BuildHookInterface):  # type: ignore[type-arg]
    """The same sources give the same bytes: no time, no random number, no list of what happens to be installed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        target = root / NAME
        target.parent.mkdir(exist_ok=True)
        bill = bill_of_materials(root, self.metadata.version)
        target.write_text(json.dumps(bill, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")
        build_data["sbom_files"].append(NAME)


def bill_of_materials(root: Path, version: str) -> dict[str, Any]:
    """CycloneDX 1.6: each library that the package asks for, in the version that it was tested with.

    What an extra asks for is `optional`. Those that these libraries need in turn are theirs to say.
    """
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    tested = _tested((root / "constraints.txt").read_text("utf-8"))
    wanted = {Requirement(one): "required" for one in project["dependencies"]}
    extras = project["optional-dependencies"]
    wanted |= {Requirement(one): "optional" for extra in _OF_FORMATS for one in extras[extra]}
    libraries = [_library(one, scope, tested) for one, scope in sorted(wanted.items(), key=lambda item: item[0].name)]
    whole = {
        "type": "application",
        "name": project["name"],
        "version": version,
        "description": project["description"],
        "licenses": [{"license": {"id": project["license"]}}],
        **_identity(project["name"], version),
    }
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": whole},
        "components": libraries,
        "dependencies": [{"ref": whole["bom-ref"], "dependsOn": [one["bom-ref"] for one in libraries]}],
    }


def _tested(constraints: str) -> dict[str, str]:
    """The versions that are pinned, by normal name."""
    pins = (line.split("==") for line in constraints.splitlines() if "==" in line and not line.startswith("#"))
    return {canonicalize_name(name): version.strip() for name, version in pins}


def _library(wanted: Requirement, scope: str, tested: dict[str, str]) -> dict[str, Any]:
    """`govtask:requirement` is what the package asks for, as its metadata has it."""
    name = canonicalize_name(wanted.name)
    return {
        "type": "library",
        "name": name,
        "version": tested[name],
        "scope": scope,
        "properties": [{"name": "govtask:requirement", "value": str(wanted)}],
        **_identity(name, tested[name]),
    }


def _identity(name: str, version: str) -> dict[str, str]:
    """Its address as a package of Python (https://github.com/package-url/purl-spec)."""
    address = f"pkg:pypi/{name}@{version}"
    return {"bom-ref": address, "purl": address}
