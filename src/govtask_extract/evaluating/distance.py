"""How many characters have to be put in, taken out or replaced to make one text of another."""

from __future__ import annotations

from collections import defaultdict


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
