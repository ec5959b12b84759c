"""What day a departure may be, how long a suppléant sits, and which papers are given."""

from datetime import date
from typing import Any

import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.departures import papers_to_give, refuse_departure, rest_of_term
from engagement_desktop.domain.register.departures_rows import (
    DepartureDraft,
    DepartureView,
    PaperKind,
    PaperToGive,
    UnpaidClaim,
)
from engagement_desktop.domain.register.mandates import EndReason, Mandate, Office, SeatKind
from engagement_desktop.domain.register.person_file_rows import (
    FileEvent,
    FileEventKind,
    ParticipationFigures,
    PersonFile,
)

TODAY = date(2026, 11, 22)


def a_mandate(started: date) -> Mandate:
    return Mandate(
        person_id=1, committee_id=1, office=Office.MEMBER, seat=SeatKind.TITULAR, started_on=started
    )


def a_draft(on: date = TODAY, reason: EndReason = EndReason.RESIGNATION, **values: Any) -> DepartureDraft:
    return DepartureDraft(person_id=1, on=on, reason=reason, **values)


def test_a_person_may_leave_today_in_the_past_or_later() -> None:
    mandates = [a_mandate(date(2024, 3, 4))]
    for on in (date(2024, 3, 4), TODAY, date(2027, 1, 1)):
        refuse_departure(a_draft(on), mandates, TODAY)


def test_a_mandate_to_come_does_not_hold_a_departure_back() -> None:
    refuse_departure(a_draft(), [a_mandate(date(2027, 1, 1))], TODAY)


@pytest.mark.parametrize(
    ("draft", "field", "said"),
    [
        (a_draft(date(2024, 3, 3)), "on", "a commencé après ce jour"),
        (a_draft(date(2026, 11, 23), EndReason.DECEASED), "on", "ne s’enregistre pas à l’avance"),
        (a_draft(date(2026, 11, 23), archive=True), "archive", "Archivez-la quand il sera passé"),
    ],
)
def test_an_impossible_departure_is_refused(draft: DepartureDraft, field: str, said: str) -> None:
    with pytest.raises(DomainError, match=said) as refused:
        refuse_departure(draft, [a_mandate(date(2024, 3, 4))], TODAY)
    assert refused.value.field == field


def test_a_departure_that_would_change_nothing_is_refused() -> None:
    with pytest.raises(DomainError, match="aucun mandat à terminer"):
        refuse_departure(a_draft(), [], TODAY)
    refuse_departure(a_draft(archive=True), [], TODAY)
    refuse_departure(a_draft(forget_needs=True), [], TODAY)


@pytest.mark.parametrize(
    ("seat_ends", "own_ends", "until"),
    [
        (date(2028, 1, 1), None, date(2028, 1, 1)),
        (date(2028, 1, 1), date(2027, 1, 1), date(2028, 1, 1)),
        (None, date(2027, 1, 1), date(2027, 1, 1)),
        (None, TODAY, None),
        (None, None, None),
    ],
)
def test_who_takes_over_sits_for_the_rest_of_the_term(
    seat_ends: date | None, own_ends: date | None, until: date | None
) -> None:
    assert rest_of_term(seat_ends, own_ends, TODAY) == until


def test_a_term_that_is_over_that_day_is_not_taken_over() -> None:
    with pytest.raises(DomainError, match="il n’y a rien à reprendre") as refused:
        rest_of_term(TODAY, None, TODAY)
    assert refused.value.field == "promote"


def test_papers_are_given_for_what_was_done() -> None:
    always = ParticipationFigures(attended=1, volunteer_minutes=90, waiting=Money(500), waived=Money(900))
    year = ParticipationFigures(waived=Money(300))
    assert papers_to_give(always, year) == (
        PaperToGive(PaperKind.PARTICIPATION),
        PaperToGive(PaperKind.HOURS, minutes=90),
        PaperToGive(PaperKind.EXPENSES, amount=Money(500)),
        PaperToGive(PaperKind.WAIVER, amount=Money(300)),
    )
    assert papers_to_give(ParticipationFigures(), ParticipationFigures()) == ()


def test_what_is_unpaid_is_added_up() -> None:
    claims = tuple(UnpaidClaim(n, f"NDF-{n}", ClaimStatus.SUBMITTED, Money(n * 100)) for n in (1, 2))
    view = DepartureView(1, "Zoé Petit", TODAY, (), claims, (), (), (), (), 0, None)
    assert view.unpaid == Money(300)


def test_the_page_of_a_person_may_be_read_by_kind() -> None:
    events = tuple(FileEvent(TODAY, kind, "", "", "person", 1) for kind in FileEventKind)
    nothing: dict[str, Any] = dict.fromkeys(PersonFile.__slots__)
    file = PersonFile(**nothing | {"events": events})
    assert file.of_kind(FileEventKind.NEED) == (events[-1],)
