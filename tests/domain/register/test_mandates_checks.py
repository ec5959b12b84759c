"""What a mandate may not say; what was there and does not change passes."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from engagement_desktop.domain.register.mandates import EndReason, Mandate, Office, SeatKind
from engagement_desktop.domain.register.mandates_checks import Around, mandate_faults
from engagement_desktop.domain.register.mandates_drafts import (
    MandateDraft,
    mandate_draft,
    new_mandate,
    write_mandate,
)
from tests.seats import always, behind, held, holder

MONIQUE, LUC, FATIMA = holder(1, "Monique Hélias"), holder(2, "Luc Fournier"), holder(3, "Fatima Benali")
SUBSTITUTE = SeatKind.SUBSTITUTE
DRAFT = MandateDraft(person_id=1, committee_id=1, started_on=date(2025, 1, 1), ended_on=date(2027, 12, 31))


def around(**values: Any) -> Around:
    usual: dict[str, Any] = {
        "holder": MONIQUE,
        "committee": "Comité des usagers",
        "created_on": date(2020, 1, 1),
        "closed_on": None,
        "archived_on": None,
        "rules": always(),
        "others": [],
    }
    return Around(**usual | values)


def fields_at_fault(draft: MandateDraft, seen: Around, former: MandateDraft | None = None) -> list[Any]:
    return [fault.field for fault in mandate_faults(draft, former, seen)]


OF_LUC = held(LUC, date(2024, 1, 1), date(2026, 12, 31))
REFUSED = [
    ("nobody", {"person_id": None}, {"holder": None}, "person_id"),
    ("archived person", {}, {"holder": holder(1, archived_on=date(2026, 1, 1))}, "person_id"),
    ("archived committee", {}, {"archived_on": date(2026, 1, 1)}, "committee_id"),
    ("no first day", {"started_on": None}, {}, "started_on"),
    ("before the committee", {"started_on": date(2019, 12, 31)}, {}, "started_on"),
    ("after its closing", {}, {"closed_on": date(2024, 12, 31)}, "started_on"),
    ("ends before it starts", {"ended_on": date(2024, 12, 31)}, {}, "ended_on"),
    ("goes on after the closing", {}, {"closed_on": date(2026, 12, 31)}, "ended_on"),
    ("open-ended past the closing", {"ended_on": None}, {"closed_on": date(2026, 12, 31)}, "ended_on"),
    ("the same seat twice", {}, {"others": [held(MONIQUE, date(2027, 12, 31))]}, "started_on"),
    ("suppléant of nobody", {"seat": SUBSTITUTE}, {"others": [OF_LUC]}, "substitute_for_id"),
    ("suppléant of oneself", {"seat": SUBSTITUTE, "substitute_for_id": 1}, {}, "substitute_for_id"),
    (
        "suppléant of somebody who does not sit",
        {"seat": SUBSTITUTE, "substitute_for_id": 3},
        {"others": [OF_LUC]},
        "substitute_for_id",
    ),
    (
        "suppléant of a guest",
        {"seat": SUBSTITUTE, "substitute_for_id": 2},
        {"others": [held(LUC, office=Office.GUEST)]},
        "substitute_for_id",
    ),
    (
        "suppléant of a suppléant",
        {"seat": SUBSTITUTE, "substitute_for_id": 2},
        {"others": [behind(LUC, FATIMA)]},
        "substitute_for_id",
    ),
    (
        "suppléant of somebody who left",
        {"seat": SUBSTITUTE, "substitute_for_id": 2},
        {"others": [held(LUC, date(2020, 1, 1), date(2024, 12, 31))]},
        "substitute_for_id",
    ),
    ("titulaire who is a suppléant", {"substitute_for_id": 2}, {"others": [OF_LUC]}, "substitute_for_id"),
    ("a reason without an end", {"ended_on": None, "end_reason": EndReason.MOVED}, {}, "ended_on"),
    ("terms below none", {"terms_before": -1}, {}, "terms_before"),
    ("terms without end", {"terms_before": 100}, {}, "terms_before"),
]


@pytest.mark.parametrize(
    ("values", "seen", "field"), [one[1:] for one in REFUSED], ids=[one[0] for one in REFUSED]
)
def test_a_mandate_that_cannot_be_is_refused_at_its_field(
    values: dict[str, Any], seen: dict[str, Any], field: str
) -> None:
    draft = replace(DRAFT, **values)
    assert fields_at_fault(draft, around(**seen)) == [field]
    if draft.started_on is not None:
        assert fields_at_fault(replace(draft, basis=None), around(**seen), draft) == [], "unchanged passes"


@pytest.mark.parametrize(
    ("values", "seen"),
    [
        ({}, {}),
        ({"ended_on": None}, {}),
        ({"ended_on": date(2025, 1, 1)}, {}),
        ({"started_on": date(2020, 1, 1)}, {}),
        ({"ended_on": date(2026, 6, 30)}, {"closed_on": date(2026, 6, 30)}),
        ({}, {"others": [held(MONIQUE, date(2028, 1, 1))]}),
        ({}, {"others": [held(MONIQUE, office=Office.SECRETARY)]}),
        ({}, {"others": [behind(MONIQUE, LUC)]}),
        ({"seat": SUBSTITUTE, "substitute_for_id": 2}, {"others": [OF_LUC]}),
        ({"end_reason": EndReason.TERM}, {}),
        ({"terms_before": 99}, {}),
    ],
)
def test_a_mandate_that_can_be_passes(values: dict[str, Any], seen: dict[str, Any]) -> None:
    assert fields_at_fault(replace(DRAFT, **values), around(**seen)) == []


def test_an_imported_suppleant_of_nobody_opens_and_saves_but_does_not_become_one_again() -> None:
    former = replace(DRAFT, seat=SUBSTITUTE)
    assert fields_at_fault(replace(former, ended_on=date(2026, 1, 1)), around(), former) == []
    moved = replace(former, person_id=3)
    assert fields_at_fault(moved, around(holder=FATIMA), former) == ["substitute_for_id"]
    titular = replace(former, seat=SeatKind.TITULAR)
    assert fields_at_fault(titular, around(), former) == []
    assert fields_at_fault(former, around(), titular) == ["substitute_for_id"]


def test_a_mandate_of_an_archived_person_is_still_corrected() -> None:
    seen = around(holder=replace(MONIQUE, archived_on=date(2026, 1, 1)), archived_on=date(2026, 1, 1))
    assert fields_at_fault(replace(DRAFT, ended_on=date(2026, 1, 1)), seen, DRAFT) == []


def test_the_refusal_of_an_archived_person_says_who_and_what_to_do() -> None:
    seen = around(holder=replace(MONIQUE, archived_on=date(2026, 1, 1)))
    (fault,) = mandate_faults(DRAFT, None, seen)
    assert fault.sentence == (
        "La fiche de Monique Hélias est archivée\u00a0: aucun mandat ne peut lui être donné. "
        "Sortez-la d’abord des archives."
    )


def test_a_draft_written_then_opened_says_the_same() -> None:
    draft = replace(DRAFT, seat=SUBSTITUTE, substitute_for_id=2, end_reason=EndReason.MOVED, terms_before=1)
    row: Mandate = new_mandate(draft)
    assert mandate_draft(row) == draft
    write_mandate(row, DRAFT)
    assert mandate_draft(row) == DRAFT
