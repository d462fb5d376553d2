"""Compares the tasks of a report with those of a gold file, texts by their edit distance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from govtask_extract.evaluating.alignment import align
from govtask_extract.evaluating.answers import FIELDS, NAME_FIELDS, VALUE_FIELDS, Answer
from govtask_extract.evaluating.figures import Counts, Tally, tally
from govtask_extract.saying.said import Said, said

Pair = tuple[Answer | None, Answer | None]


def evaluate(gold: Sequence[Answer], found: Sequence[Answer]) -> tuple[Counts, list[Said]]:
    """The counts, and a sentence for every difference.

    A task of the gold that nobody has to see counts for neither side, nor does its counterpart; nor does a task that
    the gold lacks and that names nobody.
    """
    pairs = [pair for pair in _paired(gold, found) if not _idle(pair)]
    counts = sum((_count(pair) for pair in pairs), Counts())
    return counts, [sentence for pair in pairs for sentence in _differences(pair)]


def _paired(gold: Sequence[Answer], found: Sequence[Answer]) -> list[Pair]:
    """Every task of both sides once; None where it has no counterpart."""
    known = align([task.text for task in gold], [task.text for task in found])
    partner = {i: found[j] for i, j in known}
    taken = {j for _, j in known}
    extra: list[Pair] = [(None, task) for j, task in enumerate(found) if j not in taken]
    return [(task, partner.get(i)) for i, task in enumerate(gold)] + extra


def _idle(pair: Pair) -> bool:
    gold, found = pair
    if gold is not None:
        return gold.unassigned
    return found is None or not found.is_assigned


def _count(pair: Pair) -> Counts:
    gold, found = pair
    fields = {name: _tally(gold, found, name) for name in FIELDS}
    if gold is None or found is None:
        return _count_single(gold, found, fields)
    same_text = gold.text == found.text
    same_section = Tally(right=1) if gold.section == found.section else Tally(missing=1)
    return Counts(
        tasks=Tally(right=1),
        fields=fields,
        exact=same_text and not any(fields[name].extra or fields[name].missing for name in NAME_FIELDS),
        texts=same_text,
        numbers=gold.number == found.number,
        open_ended=gold.open_ended == found.open_ended,
        sections=same_section if gold.section else Tally(),
        characters=len(gold.text),
        wrong=edit_distance(gold.text, found.text),
    )


def _count_single(gold: Answer | None, found: Answer | None, fields: dict[str, Tally]) -> Counts:
    """A task that was missed or invented: all its characters are wrong."""
    return Counts(
        tasks=Tally(extra=gold is None, missing=found is None),
        fields=fields,
        sections=Tally(missing=1) if gold and gold.section else Tally(),
        characters=len(gold.text) if gold else 0,
        wrong=len(gold.text) if gold else len(found.text) if found else 0,
    )


def _tally(gold: Answer | None, found: Answer | None, name: str) -> Tally:
    """Nothing is counted of what the gold says nothing of."""
    if (gold.fields[name] is None) if gold else name in VALUE_FIELDS:
        return Tally()
    return tally(_field(gold, name), _field(found, name))


def _field(task: Answer | None, name: str) -> tuple[str, ...]:
    return (task.fields[name] or ()) if task else ()


def _differences(pair: Pair) -> list[Said]:
    gold, found = pair
    if gold is None or found is None:
        only = gold or found
        pattern = said("{task}: not found: {text}") if gold else said("{task}: invented: {text}")
        return [said(pattern, task=only.who, text=only.text[:30])] if only else []
    sentences = [_differing_texts(gold, found)] if gold.text != found.text else []
    for name in FIELDS:
        if gold.fields[name] is None:
            continue
        left, right = _field(gold, name), _field(found, name)
        missing = [word for word in left if word not in right]
        extra = [word for word in right if word not in left]
        if missing or extra:
            sentences.append(
                said(
                    "{task}: {field}: missing {missing}, extra {extra}",
                    task=gold.who,
                    field=name,
                    missing="、".join(missing) or said("none"),
                    extra="、".join(extra) or said("none"),
                )
            )
    return sentences


def _differing_texts(gold: Answer, found: Answer) -> Said:
    """Where the texts part, with some words around."""
    pairs = enumerate(zip(gold.text, found.text, strict=False))
    at = next((at for at, both in pairs if both[0] != both[1]), min(len(gold.text), len(found.text)))
    around = slice(max(0, at - 8), at + 12)
    return said(
        "{task}: text: gold …{gold}…, found …{found}…", task=gold.who, gold=gold.text[around], found=found.text[around]
    )


def edit_distance(left: str, right: str) -> int:
    """Levenshtein's distance, a whole column at a time: Myers 1999 in the form of Hyyrö 2003."""
    if left == right or not left or not right:
        return 0 if left == right else len(left) + len(right)
    everywhere: dict[str, int] = defaultdict(int)
    for at, character in enumerate(left):
        everywhere[character] |= 1 << at
    full, last = (1 << len(left)) - 1, 1 << len(left) - 1
    rises, falls, distance = full, 0, len(left)
    for character in right:
        equal = everywhere.get(character, 0)
        crossing = (((equal & rises) + rises) ^ rises) | equal | falls
        up, down = falls | ~(crossing | rises) & full, rises & crossing
        distance += bool(up & last) - bool(down & last)
        up, down = (up << 1 | 1) & full, down << 1 & full
        rises, falls = down | ~(crossing | up) & full, up & crossing
    return distance
