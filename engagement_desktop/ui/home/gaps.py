"""What is missing for a complete report, in words, and the list that shows it."""

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.hours.entries import HoursState
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.reports.yearly_rows import Gap, GapKind
from engagement_desktop.ui.common.list_view import ListView

_WORDS = {
    GapKind.MEETING_WITHOUT_DECISIONS: ("Réunion sans décision inscrite", "Réunions sans décision inscrite"),
    GapKind.MEETING_WITHOUT_ATTENDANCE: ("Réunion sans présence", "Réunions sans présence"),
    GapKind.MEETING_WITHOUT_END: ("Réunion sans heure de fin", "Réunions sans heure de fin"),
    GapKind.PLANNED_MEETING_PAST: (
        "Réunion passée encore notée prévue",
        "Réunions passées encore notées prévues",
    ),
    GapKind.HOURS_TO_VALIDATE: ("Saisie d’heures à valider", "Saisies d’heures à valider"),
    GapKind.CLAIM_TO_DECIDE: ("Note de frais à décider", "Notes de frais à décider"),
    GapKind.LINE_WITHOUT_RECEIPT: ("Ligne de frais sans reçu", "Lignes de frais sans reçu"),
    GapKind.ASSOCIATION_TO_COMPLETE: (
        "Association à compléter pour le CEC",
        "Associations à compléter pour le CEC",
    ),
}

_PAGES = {
    GapKind.MEETING_WITHOUT_DECISIONS: "meetings",
    GapKind.MEETING_WITHOUT_ATTENDANCE: "meetings",
    GapKind.MEETING_WITHOUT_END: "meetings",
    GapKind.PLANNED_MEETING_PAST: "meetings",
    GapKind.HOURS_TO_VALIDATE: "hours",
    GapKind.CLAIM_TO_DECIDE: "expenses",
    GapKind.LINE_WITHOUT_RECEIPT: "expenses",
    GapKind.ASSOCIATION_TO_COMPLETE: "hours",
}

_FILTERS = {
    GapKind.HOURS_TO_VALIDATE: {"state": HoursState.TO_VALIDATE.value},
    GapKind.CLAIM_TO_DECIDE: {"status": ClaimStatus.SUBMITTED.value},
}


def gap_words(gap: Gap) -> str:
    """« Réunions sans compte rendu », in the number that the count asks."""
    one, many = _WORDS[gap.kind]
    return one if gap.count == 1 else many


def gap_door(gap: Gap, year: int, label: str) -> tuple[str, ListView]:
    """The page and what it should show; associations are shown by the hours given to them."""
    page = _PAGES[gap.kind]
    in_year = {"exercise": str(year)}
    if gap.kind in _FILTERS:
        return page, ListView(ListQuery(filters=in_year | _FILTERS[gap.kind]), "")
    filters = in_year | {"gap": gap.kind.value}
    return page, ListView(ListQuery(filters=filters), f"{gap_words(gap)}, {label}")
