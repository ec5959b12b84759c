"""The words of the rules of expenses and of kilometres."""

from collections.abc import Mapping
from types import MappingProxyType

from engagement_desktop.domain.expenses.policies import CeilingScale
from engagement_desktop.domain.register.structures import MileageScale

SCALES: Mapping[MileageScale, str] = MappingProxyType(
    {MileageScale.TAX: "Barème fiscal", MileageScale.PUBLIC: "Barème du secteur public"}
)
CEILINGS: Mapping[CeilingScale, str] = MappingProxyType(
    {
        CeilingScale.REAL_COST: "Coût réel, sans plafond",
        CeilingScale.PUBLIC: "Montants du secteur public",
    }
)
ABOUT = "Ce que la structure a décidé. Ce qui est payé ne change pas."
EXAMPLE = "Exemple"
NO_GROUND = "Fermé\u00a0: la structure n’a pas dit à quel titre elle délivre des reçus."
TWO_PEOPLE = "Par deux personnes\u00a0: l’une approuve, l’autre paie."
