"""The CEC on screen: badges, and the choice of a year."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox

from engagement_desktop.domain.hours.cec import CecDeadline, CecStatus
from engagement_desktop.french.labels import badge
from engagement_desktop.ui.common.badge import BadgeWord

STATUS: Mapping[CecStatus, BadgeWord] = MappingProxyType(
    {
        CecStatus.ELIGIBLE: BadgeWord("Conditions réunies", "succes", "circle-check"),
        CecStatus.TO_CHECK: BadgeWord("À vérifier", "attention", "triangle-alert"),
        CecStatus.NOT_ELIGIBLE: BadgeWord("Conditions non réunies", "neutre", "circle-slash"),
    }
)

ASSOCIATION: Mapping[CecStatus, BadgeWord] = MappingProxyType(
    {
        CecStatus.ELIGIBLE: BadgeWord("Peut compter", "succes", "circle-check"),
        CecStatus.TO_CHECK: BadgeWord("À vérifier", "attention", "triangle-alert"),
        CecStatus.NOT_ELIGIBLE: BadgeWord("Ne compte pas", "neutre", "circle-slash"),
    }
)

_TONES: Mapping[CecDeadline, tuple[str, str]] = MappingProxyType(
    {
        CecDeadline.BUILDING: ("neutre", "hourglass"),
        CecDeadline.TO_DECLARE: ("attention", "pen-line"),
        CecDeadline.DECLARATION_OVERDUE: ("neutre", "clock-alert"),
        CecDeadline.TO_ATTEST: ("attention", "stamp"),
        CecDeadline.ATTESTATION_OVERDUE: ("neutre", "clock-alert"),
        CecDeadline.ATTESTED: ("succes", "file-check"),
    }
)
DEADLINE: Mapping[CecDeadline, BadgeWord] = MappingProxyType(
    {state: BadgeWord(badge(state), *_TONES[state]) for state in CecDeadline}
)


_LETTERS = 11


class YearChoice(QComboBox):
    """The civil year shown, the latest first."""

    def __init__(self, on_chosen: Callable[[int], object]) -> None:
        super().__init__()
        self._on_chosen = on_chosen
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMinimumContentsLength(_LETTERS)
        self.setAccessibleName("Année civile")
        self.currentIndexChanged.connect(self._chose)

    def show_years(self, years: Sequence[int], chosen: int) -> None:
        """The years that hold hours, and the one shown among them."""
        with QSignalBlocker(self):
            self.clear()
            for year in sorted({*years, chosen}, reverse=True):
                self.addItem(f"Année {year}", year)
            self.setCurrentIndex(self.findData(chosen))

    def _chose(self, _at: int) -> None:
        if (year := self.currentData()) is not None:
            self._on_chosen(year)
