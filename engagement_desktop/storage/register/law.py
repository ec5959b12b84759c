"""The shipped law of what applies to a structure, read once."""

import tomllib
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar

from engagement_desktop.domain.rates import Mark
from engagement_desktop.domain.register.applicability import Declared, Identifiers, Law, LawRule
from engagement_desktop.domain.register.applicability_answers import Matter
from engagement_desktop.domain.register.structures import Answer, LegalForm, StructureKind
from engagement_desktop.paths import resources

E = TypeVar("E", bound=StrEnum)


@lru_cache(maxsize=1)
def shipped_law() -> Law:
    """The rules of `resources/register/applicability.toml`, in the order of the file."""
    said = tomllib.loads((resources() / "register" / "applicability.toml").read_text(encoding="utf-8"))
    titles = {Matter(matter): title for matter, title in said["titles"].items()}
    return Law(titles, tuple(_rule(entry) for entry in said["rule"]))


def _rule(entry: dict[str, Any]) -> LawRule:
    return LawRule(
        matter=Matter(entry["matter"]),
        answer=Answer(entry["answer"]),
        reason=entry["reason"],
        source=entry["source"],
        since=entry["since"],
        mark=Mark(entry["mark"]),
        kinds=_words(StructureKind, entry, "kinds"),
        forms=_words(LegalForm, entry, "forms"),
        art200=_words(Answer, entry, "art200"),
        declared=_words(Declared, entry, "declared"),
        identifiers=_words(Identifiers, entry, "identifiers"),
    )


def _words(kind: type[E], entry: dict[str, Any], name: str) -> frozenset[E]:
    return frozenset(kind(word) for word in entry.get(name, ()))
