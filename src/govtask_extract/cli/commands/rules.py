"""Lists the rules of check, or prints the page of one."""

from __future__ import annotations

import click

from govtask_extract.cli.console import put_text
from govtask_extract.cli.exits import FINE
from govtask_extract.saying.speaking import catalogue, spoken, tongues


@click.command("rules", epilog="Try: govtask rules GT203")
@click.argument("rule", required=False, metavar="[CODE]")
def command(rule: str | None) -> int:
    """List the rules of `govtask check`, or print the page of the one with this CODE or name.

    GT1xx are about reading the file, GT2xx about content, GT3xx about structure, GT4xx about profiles and
    configurations.
    """
    from govtask_extract.cli.wrapping import in_one_column
    from govtask_extract.linting.rule import no_rule, page, rules, sentence
    from govtask_extract.model.remarks import SEVERITY_WORDS

    if rule is None:
        severities = in_one_column({one: spoken(word) for one, word in SEVERITY_WORDS.items()})
        put_text(
            "".join(
                f"{one.code}  {severities[one.severity]}  {one.name:<26} {spoken(sentence(one))}\n"
                for one in rules().values()
            )
        )
        return FINE
    found = next((one for one in rules().values() if rule.strip() in (one.code, one.code.lower(), one.name)), None)
    if found is None:
        raise click.UsageError(no_rule(rule))
    put_text(page(found, catalogue(tongues().people)))
    return FINE
