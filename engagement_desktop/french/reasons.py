"""Why a form asks for what it asks: one sentence a field, with how long it is kept and its source."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from engagement_desktop.french.typography import typo
from engagement_desktop.paths import resources


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one field is asked for, how long it is kept, the text that says so and when it was read."""

    why: str
    until: str
    source: str
    checked_on: date


@lru_cache(maxsize=1)
def reasons() -> Mapping[str, Reason]:
    """Every reason, by the name of the field in the draft of a person."""
    text = (resources() / "register" / "reasons.toml").read_text(encoding="utf-8")
    return MappingProxyType(
        {
            field: Reason(typo(said["why"]), typo(said["until"]), typo(said["source"]), said["checked_on"])
            for field, said in tomllib.loads(text).items()
        }
    )


def reason(field: str) -> Reason | None:
    """Why the form of a person asks for this field; None for one that needs no reason."""
    return reasons().get(field)
