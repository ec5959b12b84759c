"""The four roles in words: what each may do and read, in one line."""

from collections.abc import Mapping
from types import MappingProxyType

from engagement_desktop.domain.permissions import Role
from engagement_desktop.ui.common.badge import BadgeWord

ROLES: Mapping[Role, str] = MappingProxyType(
    {
        Role.COORDINATION: "Coordination",
        Role.SECRETARIAT: "Secrétariat",
        Role.TREASURY: "Trésorerie",
        Role.READING: "Lecture",
    }
)
DOES: Mapping[Role, str] = MappingProxyType(
    {
        Role.COORDINATION: "Tout\u00a0: le registre, les comptes, les réglages, les coordonnées bancaires et "
        "les besoins des personnes.",
        Role.SECRETARIAT: "Tient le registre et les réunions, et lit les besoins des personnes. Ne lit pas "
        "les coordonnées bancaires.",
        Role.TREASURY: "Tient les coordonnées bancaires et les taux, et lit le registre. Ne lit pas les "
        "besoins des personnes.",
        Role.READING: "Lit le registre et produit le rapport, sans rien changer. Ne lit ni les coordonnées "
        "bancaires ni les besoins.",
    }
)
_ICONS: Mapping[Role, str] = MappingProxyType(
    {
        Role.COORDINATION: "key-round",
        Role.SECRETARIAT: "pencil",
        Role.TREASURY: "wallet",
        Role.READING: "eye",
    }
)
WHY_NEW_PHRASE = (
    "Un autre rôle lit d’autres choses, donc ouvre le dossier avec d’autres clés\u00a0: il lui faut une "
    "nouvelle phrase. L’ancienne n’ouvrira plus rien."
)


def role_badge(role: Role) -> BadgeWord:
    return BadgeWord(ROLES[role], "info", _ICONS[role])
