"""What comes next, in words: each step with its own verb and the page where it is done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.hours.entries import HoursState
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.register.people_rows import PeopleFilter
from engagement_desktop.domain.reports.home_rows import NextStep, StepKind
from engagement_desktop.french.formats import count, date_long, money
from engagement_desktop.ui.common.list_view import EditWanted, ListView

_LIST_OF_FORM: Mapping[str, str] = MappingProxyType(
    {
        "person": "people",
        "bank": "people",
        "committee": "committees",
        "meeting": "meetings",
        "structure": "structure",
        "around": "around",
        "own_field": "own_fields",
        "applies": "applies",
    }
)
"""The list in which the draft of a form is taken up again; other forms are on the page of their name."""
_PAGE_OF_FORM: Mapping[str, str] = MappingProxyType({"entry": "entry"})


@dataclass(frozen=True, slots=True)
class StepWords:
    """One line of the card « À faire »."""

    icon: str
    tone: str
    title: str
    detail: str
    verb: str
    page: str
    view: ListView | EditWanted | None = None


def words_of(step: NextStep, today: date) -> StepWords:
    """The step as it is written on the page."""
    return _WRITERS[step.kind](step, today)


def _import(_step: NextStep, _today: date) -> StepWords:
    title, detail = "Importer le classeur que vous tenez", "Tout ce que vous tenez déjà, en une fois"
    return StepWords("upload", "info", title, detail, "Importer", "import")


def _planned(step: NextStep, today: date) -> StepWords:
    if step.on is None:
        return _meetings("calendar-days", "info", count(step.count, "réunion prévue", "réunions prévues"), "")
    days = (step.on - today).days
    when = {0: "aujourd’hui", 1: "demain"}.get(days, f"dans {count(days, 'jour')}")
    title = f"Réunion du {date_long(step.on)}"
    detail = " — ".join(part for part in (step.subject, when) if part)
    return _meetings("calendar-days", "info", title, detail, step.subject_id)


def _to_record(step: NextStep, _today: date) -> StepWords:
    if step.count == 1 and step.on:
        title = f"Réunion du {date_long(step.on)} encore notée prévue"
        return _meetings("clock-alert", "erreur", title, step.subject or "", step.subject_id)
    title = count(step.count, "réunion passée encore notée prévue", "réunions passées encore notées prévues")
    oldest = f"La plus ancienne est du {date_long(step.on)}" if step.on else ""
    return _meetings("clock-alert", "erreur", title, oldest)


def _to_validate(step: NextStep, _today: date) -> StepWords:
    title = count(step.count, "saisie d’heures à valider", "saisies d’heures à valider")
    detail = "Elle ne compte pas encore" if step.count == 1 else "Elles ne comptent pas encore"
    return _filtered(
        "clock", title, f"{detail} dans les chiffres", "hours", {"state": HoursState.TO_VALIDATE.value}
    )


def _to_decide(step: NextStep, _today: date) -> StepWords:
    title = count(step.count, "note de frais à décider", "notes de frais à décider")
    return _filtered(
        "receipt-text", title, _in_all(step), "expenses", {"status": ClaimStatus.SUBMITTED.value}
    )


def _to_pay(step: NextStep, _today: date) -> StepWords:
    title = count(step.count, "note de frais à rembourser", "notes de frais à rembourser")
    return _filtered("wallet", title, _in_all(step), "expenses", {"status": ClaimStatus.APPROVED.value})


def _ending(step: NextStep, _today: date) -> StepWords:
    which = "Il" if step.count == 1 else "Le premier"
    detail = f"{which} finit le {date_long(step.on)}" if step.on else ""
    title = count(step.count, "mandat à renouveler", "mandats à renouveler")
    return _filtered("clock-alert", title, detail, "people", {"mandate": PeopleFilter.TO_RENEW.value})


def _draft(step: NextStep, _today: date) -> StepWords:
    kind, record, *_ = *step.form.split(":"), ""
    page = _LIST_OF_FORM.get(kind) or _PAGE_OF_FORM.get(kind, "committees")
    record_id = int(record) if record.isdecimal() else None
    view = EditWanted(record_id) if kind in _LIST_OF_FORM else None
    detail = "Ce que vous aviez tapé est gardé, sans être enregistré"
    return StepWords("pen-line", "info", step.subject or "Saisie commencée", detail, "Reprendre", page, view)


def _no_committee(_step: NextStep, _today: date) -> StepWords:
    detail = "Ses sièges, ses règles, puis ses membres"
    return StepWords("armchair", "info", "Inscrire un comité", detail, "Inscrire", "committees", EditWanted())


def _in_all(step: NextStep) -> str:
    return f"{money(step.amount)} en tout" if step.amount else ""


def _meetings(icon: str, tone: str, title: str, detail: str, meeting: int | None = None) -> StepWords:
    view = ListView(ListQuery(filters={"status": MeetingStatus.PLANNED.value}, sort="date"), "", meeting)
    return StepWords(icon, tone, title, detail, "Voir", "meetings", view)


def _filtered(icon: str, title: str, detail: str, page: str, filters: dict[str, str]) -> StepWords:
    view = ListView(ListQuery(filters=filters), "")
    return StepWords(icon, "attention", title, detail, "Voir", page, view)


_WRITERS: Mapping[StepKind, Callable[[NextStep, date], StepWords]] = MappingProxyType(
    {
        StepKind.IMPORT_WORKBOOK: _import,
        StepKind.PLANNED_MEETING: _planned,
        StepKind.MEETING_TO_RECORD: _to_record,
        StepKind.HOURS_TO_VALIDATE: _to_validate,
        StepKind.CLAIMS_TO_DECIDE: _to_decide,
        StepKind.CLAIMS_TO_PAY: _to_pay,
        StepKind.MANDATES_ENDING: _ending,
        StepKind.DRAFT_KEPT: _draft,
        StepKind.NO_COMMITTEE: _no_committee,
    }
)
