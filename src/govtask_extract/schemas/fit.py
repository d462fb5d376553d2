"""Whether data fits a published schema, each fault with the JSON pointer of where it is.

Knows the words of JSON Schema that the published schemas use, and no others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

Json = Mapping[str, object]

_KINDS: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}


def faults(value: object, schema: Json) -> Iterator[tuple[str, str]]:
    """Pointer and sentence for everything in `value` that the schema does not allow."""
    yield from _Fit(schema).faults(value, schema, "")


class _Fit:
    def __init__(self, schema: Json) -> None:
        self._definitions = _object(schema.get("$defs", {}))

    def faults(self, value: object, schema: Json, at: str) -> Iterator[tuple[str, str]]:
        schema = self._resolved(schema)
        alternatives = self._alternatives(schema)
        if not any(_is_kind(value, str(one.get("type", ""))) for one in alternatives):
            yield at, f"{_told(value)} is not {_expected(alternatives)}"
            return
        fitting = next(one for one in alternatives if _is_kind(value, str(one.get("type", ""))))
        allowed = fitting.get("enum", [fitting["const"]] if "const" in fitting else None)
        if isinstance(allowed, list) and value not in allowed:
            yield at, f"{_told(value)} is none of {', '.join(map(_told, allowed))}"
        elif isinstance(value, dict):
            yield from self._object_faults(value, fitting, at)
        elif isinstance(value, list):
            yield from self._array_faults(value, fitting, at)

    def _object_faults(self, value: Json, schema: Json, at: str) -> Iterator[tuple[str, str]]:
        properties = _object(schema.get("properties", {}))
        others = schema.get("additionalProperties", True)
        for key in _list(schema.get("required", [])):
            if key not in value:
                yield at, f"the key {_told(key)} is missing"
        for key, item in value.items():
            where = f"{at}/{_escaped(key)}"
            if key in properties:
                yield from self.faults(item, _object(properties[key]), where)
            elif others is False:
                yield where, "unknown key"
            elif isinstance(others, dict):
                yield from self.faults(item, others, where)

    def _array_faults(self, value: Sequence[object], schema: Json, at: str) -> Iterator[tuple[str, str]]:
        low, high = schema.get("minItems", 0), schema.get("maxItems", len(value))
        if isinstance(low, int) and isinstance(high, int) and not low <= len(value) <= high:
            yield at, f"{len(value)} items are not {low}" if low == high else f"{len(value)} items are too few or many"
            return
        first = _list(schema.get("prefixItems", []))
        rest = _object(schema.get("items", {}))
        for index, item in enumerate(value):
            yield from self.faults(item, _object(first[index]) if index < len(first) else rest, f"{at}/{index}")

    def _resolved(self, schema: Json) -> Json:
        reference = schema.get("$ref")
        return _object(self._definitions[str(reference).rsplit("/", 1)[1]]) if reference else schema

    def _alternatives(self, schema: Json) -> list[Json]:
        several = _list(schema.get("anyOf", []))
        return [self._resolved(_object(one)) for one in several] or [schema]


def _is_kind(value: object, kind: str) -> bool:
    if isinstance(value, bool) and kind != "boolean":
        return not kind
    if kind == "integer" and isinstance(value, float):
        return value.is_integer()
    return not kind or isinstance(value, _KINDS[kind])


def _expected(alternatives: Sequence[Json]) -> str:
    return " or ".join(_article(str(one["type"])) for one in alternatives)


def _told(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case str():
            return f'"{value[:40]}"'
        case int() | float():
            return str(value)
        case list():
            return "an array"
    return "an object" if isinstance(value, dict) else f"a {type(value).__name__}"


def _article(kind: str) -> str:
    if kind == "null":
        return kind
    return f"an {kind}" if kind[0] in "aio" else f"a {kind}"


def _escaped(key: object) -> str:
    return str(key).replace("~", "~0").replace("/", "~1")


def _object(value: object) -> Json:
    assert isinstance(value, dict)
    return value


def _list(value: object) -> list[object]:
    assert isinstance(value, list)
    return value
