"""From a value of the domain to its French word, and back from the words of a workbook."""

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import TypeVar

from engagement_desktop.domain.register.structures import StructureLink
from engagement_desktop.domain.text import fold
from engagement_desktop.french.variants import VARIANTS, spellings
from engagement_desktop.french.words import WORDS

E = TypeVar("E", bound=StrEnum)


def label(member: StrEnum) -> str:
    """The word of the import workbook and of the yearly figures: « usager », « ETP », « remboursée »."""
    return WORDS[type(member)][member]


def badge(member: StrEnum) -> str:
    """The word of the screen and of a table: « Usager », « ETP », « Remboursée »."""
    word = label(member)
    return word[:1].upper() + word[1:]


@lru_cache(maxsize=64)
def words(kind: type[E]) -> Mapping[str, E]:
    """Every folded word that names a member: its own, and the usual variants."""
    variants = VARIANTS.get(kind, {})
    accepted: dict[str, E] = {}
    for member in kind:
        if member is StructureLink.OWN:
            continue  # said by its place in the workbook, never by a word
        accepted[fold(label(member))] = member
        for variant in variants.get(member, ()):
            accepted.update((fold(spelling), member) for spelling in spellings(variant))
    return MappingProxyType(accepted)
