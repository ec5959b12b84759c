"""The lines of a person's page, in French: what happened, then its details."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.hours.entries import HoursEntry, HoursNature, HoursState
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.follow_up.actions_rows import ActionTiming
from engagement_desktop.domain.meetings.follow_up.decisions import ProposalState
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.mandates import Mandate, Office, SeatKind
from engagement_desktop.french.formats import clock_time, count, date_short, duration, money
from engagement_desktop.french.labels import badge, label

PAPERS: Mapping[str, str] = MappingProxyType(
    {
        "make letters": "Lettre",
        "make convocations": "Convocation",
        "make participation": "Page «\u00a0Ma participation\u00a0»",
    }
)
"""By the verb of the trace, the papers made for one person each."""


def mandate_title(mandate: Mandate, committee: str) -> str:
    """« Membre titulaire, Comité des usagers »."""
    seat = "" if mandate.office is Office.GUEST else f" {label(mandate.seat)}"
    return f"{badge(mandate.office)}{seat}, {committee}"


def mandate_detail(mandate: Mandate, stands_in_for: str | None) -> str:
    """« du 04/03/2024 au 03/03/2027, fin du mandat »."""
    said = [days(mandate.started_on, mandate.ended_on)]
    if mandate.seat is SeatKind.SUBSTITUTE and stands_in_for:
        said.append(f"remplace {stands_in_for}")
    if mandate.end_reason is not None:
        said.append(label(mandate.end_reason))
    return ", ".join(said)


def meeting_title(committee: str, status: MeetingStatus) -> str:
    """« Réunion prévue, Comité des usagers »."""
    return (
        f"Réunion, {committee}" if status is MeetingStatus.HELD else f"Réunion {label(status)}, {committee}"
    )


def meeting_detail(status: MeetingStatus, came: AttendanceStatus, starts: int, ends: int | None) -> str:
    """« présent, de 18 h 00 à 20 h 00 »; nobody has come yet to a meeting that was not held."""
    hours = f"à {clock_time(starts)}" if ends is None else f"de {clock_time(starts)} à {clock_time(ends)}"
    return f"{label(came)}, {hours}" if status is MeetingStatus.HELD else hours


def action_title(number: str, wording: str) -> str:
    """« Action 2025-07, relire le livret »."""
    return f"Action {number}, {wording[:1].lower()}{wording[1:]}"


def action_detail(timing: ActionTiming, due_on: date | None) -> str:
    """« en retard, pour le 04/03/2026 »."""
    return f"{label(timing)}, pour le {date_short(due_on)}" if due_on else label(timing)


def proposal_detail(state: ProposalState, told_on: date | None) -> str:
    """« retenue, retour fait le 04/03/2026 »."""
    return f"{label(state)}, retour fait le {date_short(told_on)}" if told_on else label(state)


def training_detail(minutes: int, topic: str | None, organiser: str | None) -> str:
    """« 6 h suivies, écoute active, France Assos Santé »."""
    said = [f"{duration(minutes)} suivies", topic[:1].lower() + topic[1:] if topic else "", organiser or ""]
    return ", ".join(part for part in said if part)


def hours_title(entry: HoursEntry) -> str:
    """« 2 h 30, représentation »."""
    return f"{duration(entry.minutes)}, {label(entry.family)}"


def hours_detail(entry: HoursEntry, structure: str) -> str:
    """The activity and the structure, then what is unusual: travel, paid, not validated."""
    said = [entry.activity or label(entry.kind), structure]
    if entry.nature is not HoursNature.VOLUNTEER:
        said.append(f"heure {label(entry.nature)}")
    if entry.state is not HoursState.VALIDATED:
        said.append(label(entry.state))
    return ", ".join(said)


def claim_title(reference: str, amount: Money) -> str:
    """« Note de frais NDF-0012, 45,30 € »."""
    return f"Note de frais {reference}, {money(amount)}"


def claim_detail(status: ClaimStatus, lines: int, paid_on: date | None) -> str:
    """« remboursée le 04/03/2026, 3 dépenses »."""
    paid = f" le {date_short(paid_on)}" if paid_on else ""
    return f"{label(status)}{paid}, {count(lines, 'dépense')}"


def days(first: date | None, last: date | None) -> str:
    """« du … au … », « depuis le … », « jusqu’au … », « sans date »."""
    if first and last:
        return f"du {date_short(first)} au {date_short(last)}"
    if first:
        return f"depuis le {date_short(first)}"
    return f"jusqu’au {date_short(last)}" if last else "sans date"
