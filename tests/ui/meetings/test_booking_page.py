"""« Comptabiliser » at the window: filled, typed like a spreadsheet, confirmed, undone in one piece."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from sqlalchemy import update

from engagement_desktop.domain.meetings.booking.booking_rows import Booked
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.people import HomeDistance
from engagement_desktop.domain.register.structures import Structure
from engagement_desktop.domain.register.vehicles import Vehicle
from engagement_desktop.domain.reports.home_rows import StepKind
from engagement_desktop.french.formats import duration
from engagement_desktop.ui.common.list_view import EditWanted
from engagement_desktop.ui.home.steps import words_of
from engagement_desktop.ui.meetings.booking.cells import KM, MEAL, MEANS, PREPARATION, SESSION
from engagement_desktop.ui.meetings.booking.model import PRESENCE
from engagement_desktop.ui.meetings.booking.page import BookingPage
from engagement_desktop.ui.meetings.booking.words import booked_words
from tests.evening import Evening, evening
from tests.ui.conftest import Seat, shown
from tests.ui.meetings.booking_on_page import (
    COLUMN,
    CONTROL,
    booking,
    plain,
    row_of,
    said,
    stand,
    type_in,
)


@pytest.fixture
def held(seat: Seat) -> Evening:
    made: list[Evening] = []
    seat.fill(lambda make: made.append(evening(make)))
    return made[0]


@pytest.fixture
def page(seat: Seat, held: Evening) -> BookingPage:
    return booking(seat, held.meeting_id)


def offered(page: BookingPage) -> dict[str, QPushButton]:
    return {one.text(): one for one in page.findChildren(QPushButton) if one.isVisibleTo(page)}


def test_the_grid_is_filled_and_the_rule_is_said_in_words(
    seat: Seat, held: Evening, page: BookingPage
) -> None:
    assert plain(page.header.title()) == "Comptabiliser la réunion n° 2026-05"
    words = plain(shown(page))
    assert "durées à 5 min près, préparation 0 h 30, trajet à 48 km/h non compté" in words
    assert "1 ligne à vérifier" in plain(page.foot.badge.accessibleName())
    assert plain(page.foot.said.text()) == "É. Caron : sur son temps de travail, pas de bénévolat"
    at = row_of(page, held, "Benali")
    assert [said(page, at, field) for field in COLUMN] == [
        "2 h 00",
        "0 h 30",
        "0 h 20",
        "Voiture 5 CV",
        "16",
        "10,18",
        "—",
    ]
    assert page.model.index(at, PRESENCE).data() == "18:02 – 20:04"
    assert said(page, row_of(page, held, "Caron"), SESSION) == "temps de travail"
    assert plain(page.act.text()) == "Valider 8 personnes"
    assert page.sheet.hasFocus() or seat.window.focusWidget() is page.sheet


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        (SESSION, "1h75", "Les minutes vont de 0 à 59"),
        (SESSION, "-1", "n’est pas une durée"),
        (SESSION, "2h30", "plus longue que la réunion"),
        (PREPARATION, "25 h", "de 0 à 24 h"),
        (KM, "1e9", "n’est pas une distance"),
        (KM, "1000000000", "dépasse 5 000 km"),
        (KM, "0", "au-dessus de 0"),
        (MEANS, "fusée", "n’est pas connu"),
        (MEANS, "moto 3 CV", "n’a pas ce véhicule"),
        (MEAL, "12,345", "voulez-vous dire"),
    ],
)
def test_what_cannot_be_stays_as_typed_and_stops_the_validation(
    held: Evening, page: BookingPage, field: str, typed: str, sentence: str
) -> None:
    at = row_of(page, held, "Benali")
    page.model.write_from(at, COLUMN[field], [[typed]])
    stand(page, at, field)
    assert sentence in plain(page.foot.said.text())
    assert "1 ligne à corriger" in plain(page.foot.badge.accessibleName())
    assert page.model.mark(page.model.index(at, COLUMN[field])).icon == "circle-alert"
    stand(page, 0, MEAL)
    page.validate()
    assert page.sheet.currentIndex() == page.model.index(at, COLUMN[field])
    assert "Rien n’est écrit." in shown(page)
    assert held.meeting_id
    page.model.take_back()
    assert "à corriger" not in page.foot.badge.accessibleName()


def test_the_summary_is_confirmed_with_enter_and_all_is_undone_at_once(
    seat: Seat, held: Evening, page: BookingPage
) -> None:
    page.model.write_from(0, COLUMN[MEAL], [["12"]])
    QTest.keyClick(page.sheet, Qt.Key.Key_Return, CONTROL)
    seat.bot.waitUntil(lambda: "Confirmer" in offered(page))
    assert "8 personnes, 16 h 50, 47,13 €." in plain(shown(page))
    focus = seat.window.focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.text() == "Confirmer"
    QTest.keyClick(focus, Qt.Key.Key_Return)
    seat.wait()
    assert plain(seat.told[-1]) == "Réunion n° 2026-05 comptabilisée : 8 personnes, 16 h 50, 47,13 €."
    assert "Cette réunion est comptabilisée" in shown(page)
    assert set(offered(page)) >= {"Voir les heures", "Voir les frais", "Annuler la comptabilisation"}
    assert seat.application.drafts.kept(f"booking:{held.meeting_id}") is None
    seat.application.workspace.undo()
    seat.wait()
    assert said(page, 0, MEAL) == "12,00"
    assert seat.application.bookings.booked(held.meeting_id) is None


def test_the_summary_may_be_left_for_the_grid(seat: Seat, page: BookingPage) -> None:
    page.validate()
    offered(page)["Revenir"].click()
    seat.wait()
    assert "Confirmer" not in offered(page)
    assert seat.window.focusWidget() is page.sheet


def test_what_is_unusual_is_asked_before_it_is_written(seat: Seat, held: Evening, page: BookingPage) -> None:
    page.model.write_from(row_of(page, held, "Benali"), COLUMN[KM], [["3000"]])
    page.book()
    assert "Fatima Benali : Ce trajet dépasse 500 km" in plain(shown(page))
    offered(page)["Valider quand même"].click()
    seat.wait()
    assert seat.application.bookings.booked(held.meeting_id) is not None


def test_a_refusal_of_the_dossier_points_at_its_cell(seat: Seat, held: Evening, page: BookingPage) -> None:
    def busy(make: object) -> None:
        make.hours(held.people["Diallo"], held.own, held.meeting.held_on, 23 * 60)  # type: ignore[attr-defined]

    seat.fill(busy)
    page.book()
    assert "Rien n’a été écrit." in shown(page)
    assert page.sheet.currentIndex().row() == row_of(page, held, "Diallo")
    seat.application.bookings.book(held.meeting_id, [page.model.lines()[0]])
    page.book()
    assert "déjà comptabilisée" in shown(page)


def test_later_keeps_what_is_typed_and_brings_it_back(seat: Seat, held: Evening, page: BookingPage) -> None:
    type_in(page, 0, MEAL, "15")
    offered(page)["Plus tard"].click()
    seat.wait()
    kept = seat.application.drafts.kept(f"booking:{held.meeting_id}")
    assert kept is not None
    assert plain(kept.said) == "Comptabilisation de la réunion n° 2026-05"
    steps = [step for step in seat.application.home.home().steps if step.kind is StepKind.DRAFT_KEPT]
    words = words_of(steps[0], seat.application.workspace.today())
    assert (words.page, words.view) == ("booking", EditWanted(held.meeting_id))
    page.receive(held.meeting_id + 1)
    assert page.model.typed() == {}
    other = booking(seat, EditWanted(held.meeting_id))
    assert said(other, 0, MEAL) == "15,00"
    assert other.model.typed() == {held.ids["Benali"]: {MEAL: "15"}}
    stand(other, 0, MEAL)
    other.model.fill([(0, COLUMN[MEAL], "")])
    other.model.fill([])
    assert other.model.typed() == {}
    assert seat.application.drafts.kept(f"booking:{held.meeting_id}") is None


def test_a_booking_is_taken_back_from_its_page(seat: Seat, page: BookingPage) -> None:
    page.book()
    seat.wait()
    assert "7 personnes" in plain(shown(page.empty))
    offered(page)["Annuler la comptabilisation"].click()
    seat.wait()
    assert "Comptabilisation annulée" in seat.told[-1]
    assert page.sheet.isVisible()


def test_what_is_missing_is_told_in_the_cell_and_typed_by_hand(
    seat: Seat, held: Evening, page: BookingPage
) -> None:
    seat.fill(lambda make: make.session.execute(update(Vehicle).values(power=None)))
    seat.fill(lambda make: make.session.execute(HomeDistance.__table__.delete()))
    page.refresh()
    at = row_of(page, held, "Benali")
    assert said(page, at, KM) == "—"
    assert page.model.mark(page.model.index(at, COLUMN[KM])).icon == "triangle-alert"
    assert "distance du domicile" in str(page.model.index(at, COLUMN[KM]).data(Qt.ItemDataRole.ToolTipRole))
    page.model.write_from(at, COLUMN[KM], [["16"]])
    assert page.model.mark(page.model.index(at, COLUMN[MEANS])).icon == "circle-alert"


def test_working_time_that_is_typed_is_told_to_be_paid_time(held: Evening, page: BookingPage) -> None:
    at = row_of(page, held, "Caron")
    type_in(page, at, SESSION, "2h")
    stand(page, at, SESSION)
    assert "temps rémunéré" in page.foot.said.text()
    assert "16 h 50" in plain(shown(page.foot))
    assert ", ni le temps indemnisé ou de travail (2 h), écrit à part." in plain(page.foot.left_out.text())


def test_the_foot_says_what_its_hours_leave_out(seat: Seat, held: Evening, page: BookingPage) -> None:
    totals = page.totals()
    assert plain(page.foot.left_out.text()) == (
        f"Sans les trajets ({plain(duration(totals.travel_minutes))}), que la règle ne compte pas."
    )
    seat.fill(lambda make: make.session.execute(update(Structure).values(counts_travel=True)))
    page.refresh()
    assert page.totals().volunteer_minutes == totals.volunteer_minutes + totals.travel_minutes
    assert page.foot.left_out.isHidden()
    del held


def test_a_booking_without_costs_says_no_claim_rather_than_zero_euro() -> None:
    booked = Booked(
        meeting_id=1,
        booked_at=datetime(2026, 11, 22, tzinfo=UTC),
        by=None,
        people=2,
        minutes=60,
        claims=0,
        amount=Money(),
    )
    assert plain(booked_words(booked)).endswith("2 personnes, 1 h en tout, aucune note de frais.")
    one = replace(booked, claims=1, amount=Money(1018))
    assert plain(booked_words(one)).endswith("1 note de frais pour 10,18 €.")


def test_a_meeting_that_cannot_be_booked_says_why(seat: Seat, held: Evening) -> None:
    seat.fill(lambda make: make.session.execute(update(Meeting).values(status=MeetingStatus.PLANNED)))
    page = booking(seat, held.meeting_id)
    assert "Seule une réunion tenue se comptabilise" in shown(page)
    page.validate()
    offered(page)["Voir la réunion"].click()
    seat.wait()
    assert not page.isVisible()


def test_without_a_meeting_the_page_says_to_choose_one(seat: Seat) -> None:
    page = booking(seat, None)
    assert "Aucune réunion n’est choisie" in shown(page)
    page.book()


def test_the_presence_gives_way_where_there_is_little_room(seat: Seat, page: BookingPage) -> None:
    assert not page.sheet.isColumnHidden(PRESENCE)
    seat.window.resize(1024, 700)
    seat.wait()
    assert page.sheet.isColumnHidden(PRESENCE)
    assert page.rule.isVisible()
    seat.context.look.choose_size(150)
    seat.wait()
    assert not page.rule.isVisible()
    assert page.foot.isVisible()


@pytest.mark.parametrize(("role", "may"), [(Role.TREASURY, True), (Role.READING, False)])
def test_the_list_of_meetings_opens_the_page_for_whom_may_book(
    seat_as: Callable[[Role], Seat],
    role: Role,
    may: bool,
) -> None:
    seat = seat_as(role)
    seat.fill(evening)
    page = seat.open("meetings")
    seat.bot.wait(200)
    buttons = [one for one in page.findChildren(QPushButton) if one.text() == "Comptabiliser"]
    assert bool(buttons) is may
