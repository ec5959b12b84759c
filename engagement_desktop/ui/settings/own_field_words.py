"""What a field of the structure's own may hold, in words."""

from collections.abc import Mapping
from types import MappingProxyType

from engagement_desktop.domain.register.own_fields import OwnFieldKind

KINDS: Mapping[OwnFieldKind, str] = MappingProxyType(
    {
        OwnFieldKind.TEXT: "Du texte",
        OwnFieldKind.NUMBER: "Un nombre",
        OwnFieldKind.DAY: "Une date",
        OwnFieldKind.YES_NO: "Oui ou non",
        OwnFieldKind.CHOICE: "Un choix dans une liste",
    }
)
