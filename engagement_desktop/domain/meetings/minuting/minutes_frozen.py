"""What validated minutes say, as one canonical text: written, read back, and known by its fingerprint."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, cast, get_args, get_origin, get_type_hints

from engagement_desktop.domain.errors import Cause, KnownProblem
from engagement_desktop.domain.meetings.minuting.minutes_facts import MinutesFacts

_FORMAT = 1
_SIGNS, _GROUP = 12, 4


def frozen_text(facts: MinutesFacts) -> str:
    """The facts as JSON: names in order, no space, so that the same facts give the same text for ever."""
    said = {"facts": _plain(facts), "format": _FORMAT}
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def facts_of(text: str) -> MinutesFacts:
    """The facts that `frozen_text` wrote; a fact that a former program did not know takes its usual value.

    Raises:
        KnownProblem: the text was not written so.
    """
    try:
        return cast("MinutesFacts", _built(MinutesFacts, json.loads(text)["facts"]))
    except (ValueError, TypeError, KeyError) as error:
        raise KnownProblem(
            "Le texte figé de ce compte rendu ne se relit pas. Rien n’a été changé. Revenez à une "
            "sauvegarde, ou lancez «\u00a0engagement verifier\u00a0».",
            Cause.DAMAGED,
        ) from error


def fingerprint_of(text: str) -> str:
    """The SHA-256 of a frozen text, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def short_fingerprint(fingerprint: str) -> str:
    """The first twelve signs in three groups, as pages bear them."""
    starts = range(0, _SIGNS, _GROUP)
    return "\u00a0".join(fingerprint[start : start + _GROUP] for start in starts)


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        said = {field: getattr(value, field.name) for field in fields(value)}
        return {
            field.name: _plain(one)
            for field, one in said.items()
            if not field.metadata or one != field.default
        }
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _built(kind: Any, value: Any) -> Any:
    if get_origin(kind) is UnionType:
        return None if value is None else _built(_said(kind), value)
    if get_origin(kind) is tuple:
        return _several(get_args(kind), value)
    if is_dataclass(kind):
        return _whole(cast("type[Any]", kind), value)
    if issubclass(kind, StrEnum):
        return kind(value)
    if kind is date:
        return date.fromisoformat(value)
    if type(value) is not kind:
        raise TypeError(kind)
    return value


def _said(kind: Any) -> Any:
    """What an optional value is when it is said."""
    return next(one for one in get_args(kind) if one is not NoneType)


def _several(kinds: tuple[Any, ...], values: list[Any]) -> tuple[Any, ...]:
    if kinds[-1] is Ellipsis:
        return tuple(_built(kinds[0], one) for one in values)
    return tuple(_built(kind, one) for kind, one in zip(kinds, values, strict=True))


def _whole(kind: type[Any], values: Mapping[str, Any]) -> Any:
    hints = get_type_hints(kind)
    return kind(**{name: _built(hint, values[name]) for name, hint in hints.items() if name in values})
