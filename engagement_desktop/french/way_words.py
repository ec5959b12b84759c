"""How workbooks say a trip that was made in no vehicle of one's own."""

from collections.abc import Mapping
from types import MappingProxyType

from engagement_desktop.domain.expenses.means import Means

ALONE: Mapping[Means, str] = MappingProxyType({Means.PASSENGER: "passager", Means.BICYCLE: "vélo"})


def way_word(means: object) -> str | None:
    """« passager », « vélo »; None for whoever drove."""
    return ALONE.get(means) if isinstance(means, Means) else None
