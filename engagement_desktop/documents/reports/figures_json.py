"""The yearly figures for a machine: the format « rapport-annuel/1 », the same bytes for the same figures."""

import hashlib
import json
from decimal import Decimal
from typing import Any

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.hours.entries import MissionFamily
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.domain.reports.yearly_rows import (
    CecLine,
    CommitteeYear,
    ExpensesYear,
    HoursYear,
    MeetingsYear,
    YearlyReport,
)
from engagement_desktop.french.labels import label

FORMAT = "rapport-annuel/1"


def render_json(report: YearlyReport) -> bytes:
    """The figures of the exercise in UTF-8, amounts in cents and durations in minutes.

    Words are those of the import workbook: what was typed comes back the same.
    """
    text = json.dumps(_report(report), ensure_ascii=False, indent=1)
    return f"{text}\n".encode("utf-8", "backslashreplace")


def fingerprint(report: YearlyReport) -> str:
    """SHA-256 of the JSON, in hexadecimal: the same figures, the same fingerprint."""
    return hashlib.sha256(render_json(report)).hexdigest()


def short_fingerprint(report: YearlyReport) -> str:
    """Its first twelve signs in three groups, as the foot of a page shows them."""
    full = fingerprint(report)
    return "\u00a0".join(full[start : start + 4] for start in (0, 4, 8))


def _report(report: YearlyReport) -> dict[str, Any]:
    figures, structure = report.figures, report.structure
    return {
        "format": FORMAT,
        "exercise": {
            "start": figures.exercise.start.isoformat(),
            "end": figures.exercise.end.isoformat(),
        },
        "structure": {
            "name": structure.name,
            "kind": label(structure.kind),
            "legal_form": label(structure.legal_form),
            "siren": structure.siren,
        },
        "committees": [_committee(committee) for committee in figures.committees],
        "people": {"engaged": figures.engaged},
        "meetings": _meetings(figures.meetings),
        "hours": _hours(figures.hours),
        "expenses": _expenses(figures.expenses),
        "cec": [_cec(line) for line in figures.cec],
    }


def _committee(committee: CommitteeYear) -> dict[str, Any]:
    colleges = {
        label(capacity): committee.by_college[capacity]
        for capacity in Capacity
        if committee.by_college.get(capacity)
    }
    return {
        "name": committee.name,
        "members": committee.members,
        "by_college": colleges,
        "mandates_started": committee.mandates_started,
        "mandates_ended": committee.mandates_ended,
        "meetings_held": committee.meetings_held,
        "meetings_cancelled": committee.meetings_cancelled,
        "attended": committee.attended,
        "expected": committee.expected,
    }


def _meetings(meetings: MeetingsYear) -> dict[str, int]:
    return {
        "held": meetings.held,
        "planned": meetings.planned,
        "cancelled": meetings.cancelled,
        "minutes": meetings.minutes,
        "attended": meetings.attended,
        "expected": meetings.expected,
    }


def _hours(hours: HoursYear) -> dict[str, Any]:
    return {
        "volunteer_minutes": hours.volunteer_minutes,
        "indemnified_minutes": hours.indemnified_minutes,
        "paid_minutes": hours.paid_minutes,
        "by_mission": {label(family): hours.by_family.get(family, 0) for family in MissionFamily},
        "by_month": list(hours.by_month),
        "valuation_cents": hours.valuation.cents,
    }


def _expenses(expenses: ExpensesYear) -> dict[str, Any]:
    by_status = {status.value: expenses.by_status[status].cents for status in ClaimStatus}
    by_nature = {nature.value: expenses.by_nature[nature].cents for nature in ExpenseNature}
    km = f"{(Decimal(expenses.km_hundredths) / 100).normalize():f}"
    return {"lines": expenses.lines, "km": km, "by_status": by_status, "by_nature": by_nature}


def _cec(line: CecLine) -> dict[str, Any]:
    return {
        "person": line.person,
        "status": line.status.value,
        "reasons": [reason.value for reason in line.reasons],
        "eligible_minutes": line.eligible_minutes,
        "best_association_minutes": line.best_association_minutes,
    }
