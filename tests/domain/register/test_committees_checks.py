"""What a committee may not say; what was there and does not change passes."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from engagement_desktop.domain.register.committees import Committee, EngagementLevel, InvolvementField
from engagement_desktop.domain.register.committees_checks import committee_faults
from engagement_desktop.domain.register.committees_drafts import (
    CommitteeDraft,
    RulesDraft,
    committee_draft,
    new_committee,
    write_committee,
)
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.domain.register.seats import Seats

SOUND = CommitteeDraft(name="Comité des usagers", structure_id=1, kind="comité des usagers")


def by_college(**places: int) -> Seats:
    return Seats.of({Capacity(college): number for college, number in places.items()})


@pytest.mark.parametrize(
    ("rules", "field"),
    [
        ({"seats": 0}, "seats"),
        ({"seats": 1000}, "seats"),
        ({"notice_days": -1}, "notice_days"),
        ({"notice_days": 366}, "notice_days"),
        ({"proxies": -1}, "proxies"),
        ({"term_months": 0}, "term_months"),
        ({"term_months": 241}, "term_months"),
        ({"terms_most": 0}, "terms_most"),
        ({"seats_by_college": by_college(user=-1)}, "seats_by_college"),
        ({"seats_by_college": by_college(user=1000)}, "seats_by_college"),
        ({"seats": 9, "seats_by_college": by_college(user=6, professional=4)}, "seats_by_college"),
    ],
)
def test_rules_out_of_reason_are_refused_at_their_field(rules: dict[str, Any], field: str) -> None:
    draft = replace(SOUND, rules=RulesDraft(**rules))
    assert [fault.field for fault in committee_faults(draft, None)] == [field]
    former = replace(draft, name="Autre nom")
    assert list(committee_faults(draft, former)) == []


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": "  "}, "name"),
        ({"kind": ""}, "kind"),
        ({"created_on": date(2026, 1, 2), "closed_on": date(2026, 1, 1)}, "closed_on"),
    ],
)
def test_a_committee_says_its_name_its_type_and_days_in_order(values: dict[str, Any], field: str) -> None:
    draft = replace(SOUND, **values)
    assert [fault.field for fault in committee_faults(draft, None)] == [field]
    assert list(committee_faults(replace(draft, purpose="Donner la parole"), draft)) == []


@pytest.mark.parametrize(
    "rules",
    [
        {"seats": 12, "seats_by_college": by_college(user=6, professional=4, elected=2)},
        {"seats": 12, "seats_by_college": by_college(user=6)},
        {"seats_by_college": by_college(user=6)},
        {"notice_days": 0, "proxies": 0, "term_months": 1, "terms_most": 1},
    ],
)
def test_places_without_college_are_allowed(rules: dict[str, Any]) -> None:
    assert list(committee_faults(replace(SOUND, rules=RulesDraft(**rules)), None)) == []


def test_several_faults_come_in_the_order_of_the_form() -> None:
    draft = CommitteeDraft(rules=RulesDraft(seats=0, term_months=0, notice_days=-1))
    assert [fault.field for fault in committee_faults(draft, None)] == [
        "name",
        "kind",
        "seats",
        "notice_days",
        "term_months",
    ]


def test_a_draft_written_then_opened_says_the_same() -> None:
    draft = replace(
        SOUND,
        name=" Comité\tdes usagers ",
        purpose="Donner la parole",
        founding_act="Délibération du 3 mars",
        convention="Convention de 2024",
        created_on=date(2024, 3, 3),
        closed_on=date(2026, 3, 3),
        level=EngagementLevel.PARTNERSHIP,
        fields=(InvolvementField.GOVERNANCE, InvolvementField.EVALUATION),
        rules=RulesDraft(seats=12, term_months=36, casting_vote=True),
    )
    row: Committee = new_committee(draft, 1)
    assert row.name_key == "comite des usagers"
    assert replace(committee_draft(row), id=None, version=None) == replace(draft, name="Comité des usagers")
    write_committee(row, SOUND, 1)
    assert (row.purpose, row.founding_act, row.convention, row.level) == (None, None, None, None)
    assert row.seats is None


def test_a_code_that_is_no_code_is_refused_at_its_field() -> None:
    draft = CommitteeDraft(name="Bureau", structure_id=1, kind="bureau", code="C-U")
    assert [fault.field for fault in committee_faults(draft, None)] == ["code"]
