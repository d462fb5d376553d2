"""Which bodies a word asks for: 住建局 those of any place, 区住建 the district's, 420112/民政局 the one of that id."""

from __future__ import annotations

from msgspec import Struct

from govtask_extract.identity.functions import known_function, state_function
from govtask_extract.identity.resolver import Resolver
from govtask_extract.language.likeness import match_key
from govtask_extract.language.words.fields_of_work import IN_FULL

_BETWEEN = "/"
# What ends an outer place, 武汉市东西湖区民政局, or a superior, 国家税务总局东西湖区税务局.
_BEFORE_PLACES = frozenset("省市州盟县区旗局(")


class AskedBody(Struct, frozen=True):
    """What a word of a user's means in one document.

    `ids` are identities; `keys` what bodies are, whatever their place; `fields` pairs of a place's key, `""` for any,
    and what the name of its body holds in full. A word that names a place by its own name, 西湖区民政局, does not begin
    within another's: 东西湖区民政局.
    """

    word: str
    ids: frozenset[str]
    keys: frozenset[str] = frozenset()
    fields: tuple[tuple[str, str], ...] = ()
    has_own_place: bool = False

    def is_printed(self, name: str) -> bool:
        """Whether the word stands in a name as printed, whichever variants of characters that has."""
        return self._stands_in(match_key(name))

    def means(self, id: str, full_name: str) -> bool:
        """Whether the body of this identity is asked for, however it is printed."""
        place, _, key = id.partition(_BETWEEN)
        if id in self.ids or key in self.keys or self._stands_in(full_name):
            return True
        return any(wanted in ("", place) and full in key for wanted, full in self.fields)

    def _stands_in(self, name: str) -> bool:
        at = name.find(self.word)
        while at > 0 and self.has_own_place and name[at - 1] not in _BEFORE_PLACES:
            at = name.find(self.word, at + 1)
        return at >= 0


def asked_body(word: str, resolver: Resolver) -> AskedBody:
    """The word read as a name in the resolver's document would be, and, if it names no place, in any place."""
    name = match_key(word)
    if _BETWEEN in name:
        return AskedBody(name, frozenset((name,)), has_own_place=True)
    parted = resolver.part(name)
    ids = frozenset(one.id for one in resolver.in_list([name]))
    field = IN_FULL.get(parted.rest)
    if parted.seat is not None:
        fields = ((parted.seat.key, field),) if field else ()
        return AskedBody(name, ids, fields=fields, has_own_place=not parted.by_level)
    functions = (known_function(name), state_function(name))
    keys = frozenset(function.key for function in functions if function)
    return AskedBody(name, ids, keys, (("", field),) if field else ())
