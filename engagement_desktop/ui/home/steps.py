"""What comes next, in words: each step with its own verb and the page where it is done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.claims_rows import SECOND
from engagement_desktop.domain.hours.entries import HoursState
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.follow_up.actions_rows import ActionTiming
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.register.people_rows import PeopleFilter
from engagement_desktop.domain.reports.home_rows import NextStep, StepKind
from engagement_desktop.french.formats import count, date_long, money
from engagement_desktop.ui.common.list_view import EditWanted, ListView, NewWanted
from engagement_desktop.ui.common.live_view import LiveView
from engagement_desktop.ui.hours.cec.view import CecView

_LIST_OF_FORM: Mapping[str, str] = MappingProxyType(
    {
        "action": "actions",
        "claim": "claim",
        "decision": "decisions",
        "phrase": "phrases",
        "proposal": "proposals",
        "person": "people",
        "bank": "people",
        "committee": "committees",
        "agenda_template": "agenda_templates",
        "meeting": "meetings",
        "meeting_prepared": "meetings",
        "structure": "structure",
        "around": "around",
        "booking": "booking",
        "cec_file": "cec_person",
        "role_correction": "cec_person",
        "own_field": "own_fields",
        "training": "training",
        "contribution": "contributions",
        "contribution_payment": "contributions",
        "waiver": "gifts",
        "gift_cancel": "gifts",
        "talk": "talks",
        "applies": "applies",
    }
)
"""The list in which the draft of a form is taken up again; other forms are on the page of their name."""
_PAGE_OF_FORM: Mapping[str, str] = MappingProxyType(
    {
        "claim_back": "expenses",
        "claim_correction": "expenses",
        "claim_refusal": "expenses",
        "account": "ledger",
        "bank_account": "bank_accounts",
        "cheque": "runs",
        "envelope": "budget",
        "expense_policy": "expense_rules",
        "expense_rate": "expense_rules",
        "rejection": "runs",
        "vehicle_opening": "mileage",
        "hours_back": "hours",
        "hours_correction": "hours",
        "hours_statement": "months",
        "month_reopen": "months",
        "entry": "entry",
        "agenda_item": "meetings",
        "meeting_held": "meetings",
        "session": "meetings",
    }
)


@dataclass(frozen=True, slots=True)
class StepWords:
    """One line of the card « À faire »."""

    icon: str
    tone: str
    title: str
    detail: str
    verb: str
    page: str
    view: ListView | EditWanted | NewWanted | LiveView | CecView | None = None


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


def _to_second(step: NextStep, _today: date) -> StepWords:
    title = count(
        step.count, "note de frais attend un second accord", "notes de frais attendent un second accord"
    )
    view = ListView(ListQuery(filters={"todo": SECOND}), "Second accord requis")
    return StepWords("users", "attention", title, _in_all(step), "Voir", "expenses", view)


def _to_pay(step: NextStep, _today: date) -> StepWords:
    title = count(step.count, "note de frais à rembourser", "notes de frais à rembourser")
    return StepWords("wallet", "attention", title, _in_all(step), "Rembourser", "reimburse")


def _ending(step: NextStep, _today: date) -> StepWords:
    which = "Il" if step.count == 1 else "Le premier"
    detail = f"{which} finit le {date_long(step.on)}" if step.on else ""
    title = count(step.count, "mandat à renouveler", "mandats à renouveler")
    return _filtered("clock-alert", title, detail, "people", {"mandate": PeopleFilter.TO_RENEW.value})


def _actions_late(step: NextStep, today: date) -> StepWords:
    title = count(step.count, "action en retard", "actions en retard")
    since = count((today - step.on).days, "jour") if step.on else ""
    which = "Depuis" if step.count == 1 else "La plus ancienne depuis"
    view = ListView(ListQuery(filters={"timing": ActionTiming.LATE.value}), "")
    return StepWords("clock-alert", "erreur", title, f"{which} {since}", "Voir", "actions", view)


def _proposals_awaiting(step: NextStep, _today: date) -> StepWords:
    title = count(step.count, "proposition attend un retour", "propositions attendent un retour")
    which = "Elle date" if step.count == 1 else "La plus ancienne date"
    detail = f"{which} du {date_long(step.on)}" if step.on else ""
    view = ListView(ListQuery(sort="waiting"), "")
    return StepWords("message-square-quote", "attention", title, detail, "Voir", "proposals", view)


def _open(step: NextStep, _today: date) -> StepWords:
    detail = " — ".join(part for part in (step.subject, date_long(step.on) if step.on else "") if part)
    view = LiveView(step.subject_id)
    return StepWords(
        "circle-dot", "succes", "Reprendre la réunion en cours", detail, "Reprendre", "live", view
    )


def _draft(step: NextStep, _today: date) -> StepWords:
    kind, record, about, *_ = *step.form.split(":"), "", ""
    if kind == "minutes" and record.isdecimal():
        detail = "Tapé pendant la réunion et pas encore enregistré"
        title, item = step.subject or "Texte de réunion", LiveView(item_id=int(record))
        return StepWords("pen-line", "info", title, detail, "Reprendre", "live", item)
    page = _LIST_OF_FORM.get(kind) or _PAGE_OF_FORM.get(kind, "committees")
    record_id = int(record) if record.isdecimal() else None
    view: EditWanted | NewWanted | None = EditWanted(record_id) if kind in _LIST_OF_FORM else None
    if kind in {"claim", "talk"} and about.isdecimal():
        view = NewWanted(int(about))
    detail = "Ce que vous aviez tapé est gardé, sans être enregistré"
    return StepWords("pen-line", "info", step.subject or "Saisie commencée", detail, "Reprendre", page, view)


def _cec(step: NextStep, verb: str) -> StepWords:
    whose = count(step.count, "personne a", "personnes ont")
    title = f"{whose} des heures {step.subject} à {verb} (CEC)"
    detail = f"Avant le {date_long(step.on)}" if step.on else ""
    view = CecView(year=int(step.subject)) if step.subject else None
    return StepWords("scale", "attention", title, detail, "Voir", "cec", view)


def _cec_declare(step: NextStep, _today: date) -> StepWords:
    return _cec(step, "déclarer")


def _cec_attest(step: NextStep, _today: date) -> StepWords:
    return _cec(step, "faire attester")


def _no_committee(_step: NextStep, _today: date) -> StepWords:
    detail = "Ses sièges, ses règles, puis ses membres"
    return StepWords("armchair", "info", "Inscrire un comité", detail, "Inscrire", "committees", EditWanted())


def _bring_back(step: NextStep, _today: date) -> StepWords:
    detail = f"Emporté le {date_long(step.on)}\u202f; au poste, on lit seulement" if step.on else ""
    return StepWords("log-out", "attention", "Rapporter le dossier à son poste", detail, "Voir", "dossier")


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
        StepKind.CEC_TO_DECLARE: _cec_declare,
        StepKind.CEC_TO_ATTEST: _cec_attest,
        StepKind.IMPORT_WORKBOOK: _import,
        StepKind.MEETING_OPEN: _open,
        StepKind.PLANNED_MEETING: _planned,
        StepKind.MEETING_TO_RECORD: _to_record,
        StepKind.ACTIONS_LATE: _actions_late,
        StepKind.PROPOSALS_AWAITING: _proposals_awaiting,
        StepKind.HOURS_TO_VALIDATE: _to_validate,
        StepKind.CLAIMS_TO_DECIDE: _to_decide,
        StepKind.CLAIMS_TO_SECOND: _to_second,
        StepKind.CLAIMS_TO_PAY: _to_pay,
        StepKind.MANDATES_ENDING: _ending,
        StepKind.DRAFT_KEPT: _draft,
        StepKind.NO_COMMITTEE: _no_committee,
        StepKind.BRING_BACK: _bring_back,
    }
)
