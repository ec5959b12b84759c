"""The usual activities beneath the seven families, shipped as data; how a mission is said and read."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.hours.activities_drafts import ActivityChoice
from engagement_desktop.domain.hours.entries import Aim, MissionFamily, Scale
from engagement_desktop.domain.text import clean, fold
from engagement_desktop.french.labels import badge, words
from engagement_desktop.french.typography import typo
from engagement_desktop.paths import resources

SCALES: Mapping[Scale, str] = MappingProxyType(
    {Scale.MICRO: "Micro", Scale.MESO: "Méso", Scale.MACRO: "Macro"}
)
"""In the words of the HAS: the person's own care, the structure, public policy."""
AIMS: Mapping[Aim, str] = MappingProxyType({Aim.ONESELF: "Pour soi", Aim.OTHERS: "Pour les autres"})


@lru_cache(maxsize=1)
def usual_activities() -> Mapping[MissionFamily, tuple[str, ...]]:
    """By family, in the order of the file."""
    said = tomllib.loads((resources() / "hours" / "activities.toml").read_text(encoding="utf-8"))
    return MappingProxyType(
        {
            MissionFamily(each["key"]): tuple(typo(label) for label in each["activities"])
            for each in said["family"]
        }
    )


def mission_words(family: MissionFamily, activity: str | None) -> str:
    """The activity, else the family."""
    return activity or badge(family)


def parse_mission(text: str) -> ActivityChoice:
    """A family alone, or « famille : ce qui a été fait » in one's own words.

    Raises:
        DomainError: no family is named.
    """
    before, colon, after = text.partition(":")
    family = words(MissionFamily).get(fold(before))
    if family is None:
        raise DomainError(
            f"«\u00a0{clean(text)}\u00a0» n’est pas une mission connue. Choisissez dans la liste, ou écrivez "
            "la famille d’abord\u00a0: «\u00a0accompagnement\u00a0: visite\u00a0»."
        )
    return ActivityChoice(family, " ".join(clean(after).split()) if colon else "")
