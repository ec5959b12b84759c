"""The figures for a machine, as the contract of the format says."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from engagement_desktop.documents.reports.figures_json import fingerprint, render_json, short_fingerprint
from engagement_desktop.domain.reports.yearly_rows import YearlyReport

KEYS = ["format", "exercise", "structure", "committees", "people", "meetings", "hours", "expenses", "cec"]
NATURES = [
    "kilometres",
    "train",
    "public_transport",
    "taxi",
    "toll",
    "parking",
    "meal",
    "lodging",
    "training",
    "human_assistance",
    "childcare",
    "supplies",
    "other",
]


def test_every_key_of_the_format_is_there(a_report: Callable[..., YearlyReport]) -> None:
    told = json.loads(render_json(a_report()))
    assert list(told) == KEYS
    assert told["format"] == "rapport-annuel/1"
    assert told["exercise"] == {"start": "2025-01-01", "end": "2025-12-31"}
    assert told["structure"] == {
        "name": "Maison de santé des Trois Rivières",
        "kind": "MSP",
        "legal_form": "SISA",
        "siren": "732829320",
    }
    assert told["committees"][0] == {
        "name": "Comité des usagers",
        "members": 15,
        "by_college": {"usager": 5, "proche": 3, "professionnel": 6, "élu": 1},
        "mandates_started": 3,
        "mandates_ended": 2,
        "meetings_held": 9,
        "meetings_cancelled": 1,
        "attended": 117,
        "expected": 144,
    }
    assert told["people"] == {"engaged": 34}
    assert list(told["meetings"]) == ["held", "planned", "cancelled", "minutes", "attended", "expected"]


def test_families_natures_and_statuses_carry_every_key(a_report: Callable[..., YearlyReport]) -> None:
    told = json.loads(render_json(a_report()))
    assert list(told["hours"]["by_mission"]) == [
        "pairs",
        "ETP",
        "accompagnement",
        "formation",
        "recherche",
        "éthique",
        "représentation",
    ]
    assert told["hours"]["by_mission"]["recherche"] == 0
    assert len(told["hours"]["by_month"]) == 12
    assert sum(told["hours"]["by_month"]) == told["hours"]["volunteer_minutes"] == 35670
    assert told["hours"]["valuation_cents"] == 727650
    assert list(told["expenses"]["by_nature"]) == NATURES
    assert told["expenses"]["by_nature"]["kilometres"] == 148632
    assert list(told["expenses"]["by_status"]) == [
        "draft",
        "submitted",
        "approved",
        "refused",
        "reimbursed",
        "waived",
    ]


def test_people_are_told_by_their_identifier_only(a_report: Callable[..., YearlyReport]) -> None:
    content = render_json(a_report())
    assert json.loads(content)["cec"][2] == {
        "person": "P03",
        "status": "not_eligible",
        "reasons": ["FONCTION", "AGE"],
        "eligible_minutes": 0,
        "best_association_minutes": 0,
    }
    assert "Œuvrard".encode() not in content


@pytest.mark.parametrize(
    ("hundredths", "km"), [(0, "0"), (123450, "1234.5"), (3641500, "36415"), (1, "0.01")]
)
def test_kilometres_are_written_without_exponent(
    hundredths: int, km: str, a_report: Callable[..., YearlyReport]
) -> None:
    report = a_report()
    figures = replace(report.figures, expenses=replace(report.figures.expenses, km_hundredths=hundredths))
    assert json.loads(render_json(replace(report, figures=figures)))["expenses"]["km"] == km


def test_the_fingerprint_is_that_of_the_figures(a_report: Callable[..., YearlyReport]) -> None:
    report = a_report()
    assert fingerprint(report) == hashlib.sha256(render_json(report)).hexdigest()
    assert short_fingerprint(report).replace("\u00a0", "") == fingerprint(report)[:12]
    changed = replace(report, figures=replace(report.figures, engaged=35))
    assert fingerprint(changed) != fingerprint(report)


def test_any_name_can_be_told(a_report: Callable[..., YearlyReport]) -> None:
    for name in ("<b>&", "=1+1", "🙂", "x" * 300, "\ud800", '"\\\n'):
        assert json.loads(render_json(a_report(name=name)))["structure"]["name"] == name


def test_an_empty_dossier_has_figures(an_empty_report: YearlyReport) -> None:
    told = json.loads(render_json(an_empty_report))
    assert told["committees"] == told["cec"] == []
    assert told["people"]["engaged"] == 0
