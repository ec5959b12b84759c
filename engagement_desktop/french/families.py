"""The seven mission families, as papers name them."""

from collections.abc import Mapping
from types import MappingProxyType

from engagement_desktop.domain.hours.entries import MissionFamily

FAMILIES: Mapping[MissionFamily, str] = MappingProxyType(
    {
        MissionFamily.PEERS: "Soutien par les pairs",
        MissionFamily.PATIENT_EDUCATION: "Éducation thérapeutique",
        MissionFamily.SUPPORT: "Accompagnement des personnes",
        MissionFamily.TRAINING: "Formation des professionnels",
        MissionFamily.RESEARCH: "Recherche",
        MissionFamily.ETHICS: "Éthique",
        MissionFamily.REPRESENTATION: "Représentation dans les instances",
    }
)
