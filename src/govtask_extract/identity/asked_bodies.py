"""Which bodies a word asks for: 住建局 those of any place, 区住建 the district's, 420112/民政局 the one of that id."""

from __future__ import annotations

from msgspec import Struct

from govtask_extract.identity.functions import known_function, state_function
from govtask_extract.identity.resolver import Resolver, folded_name
from govtask_extract.language.words.fields_of_work import IN_FULL

_BETWEEN = "/"


class AskedBody(Struct, frozen=True):
    """What a word of a user's means in one document. `part` is the word without its place.

    `ids` are identities; `keys` what bodies are, whatever their place; `fields` pairs of a place's key, `""` for any,
    and what the name of its body holds in full. A word that names a place by its own name, 西湖区民政局, is not looked
    for in the midst of full names: 东西湖区民政局 is another.
    """

    word: str
    part: str
    ids: frozenset[str]
    keys: frozenset[str] = frozenset()
    fields: tuple[tuple[str, str], ...] = ()
    has_own_place: bool = False

    def is_printed(self, name: str) -> bool:
        """Whether the word stands in a name as printed."""
        return self.word in folded_name(name)

    def means(self, id: str, full_name: str) -> bool:
        """Whether the body of this identity is asked for, however it is printed."""
        place, _, key = id.partition(_BETWEEN)
        found = full_name.find(self.word)
        if id in self.ids or key in self.keys or found == 0 or (found > 0 and not self.has_own_place):
            return True
        return any(wanted in ("", place) and full in key for wanted, full in self.fields)


def asked_body(word: str, resolver: Resolver) -> AskedBody:
    """The word read as a name in the resolver's document would be, and, if it names no place, in any place."""
    name = folded_name(word)
    if _BETWEEN in name:
        return AskedBody(name, name, frozenset((name,)), has_own_place=True)
    parted = resolver.part(name)
    ids = frozenset(one.id for one in resolver.in_list([name]))
    field = IN_FULL.get(parted.rest)
    if parted.seat is not None:
        fields = ((parted.seat.key, field),) if field else ()
        return AskedBody(name, parted.rest, ids, fields=fields, has_own_place=not parted.by_level)
    functions = (known_function(name), state_function(name))
    keys = frozenset(function.key for function in functions if function)
    return AskedBody(name, name, ids, keys, (("", field),) if field else ())
