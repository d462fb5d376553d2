"""Checks a profile: the wordings, furniture and spellings of one issuer."""

from __future__ import annotations

from pathlib import Path

import click

from govtask_extract.cli.argument_types import PATH
from govtask_extract.cli.console import put_text
from govtask_extract.cli.exits import FINE
from govtask_extract.saying.said import said
from govtask_extract.saying.speaking import spoken


@click.group("profile", epilog="Try: govtask profile check county.yaml")
def command() -> None:
    """Work with profiles, which --profile adds to the default wordings."""


@command.command("check", epilog="Try: govtask profile check county.yaml")
@click.argument("file", type=PATH, metavar="FILE")
def check(file: Path) -> int:
    """Say what FILE adds, or what is wrong in it (exit code 2)."""
    from govtask_extract.cli.work import bounded
    from govtask_extract.model.options import Limits
    from govtask_extract.model.profile import DEFAULT
    from govtask_extract.profiles.load import load_profile

    with bounded(said("the profile"), Limits()):
        profile = load_profile(file)
    labels = len(profile.labels) - len(DEFAULT.labels)
    verbs = len(profile.verbs) - len(DEFAULT.verbs)
    added = said(
        "adds {labels} labels, {verbs} verbs, {furniture} furniture patterns, {spellings} spellings",
        labels=labels,
        verbs=verbs,
        furniture=len(profile.furniture),
        spellings=len(profile.spellings),
    )
    put_text(spoken(added))
    return FINE
