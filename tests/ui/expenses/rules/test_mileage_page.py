"""Frais › Kilomètres: the counter of each vehicle, the kilometres of mid-year, what is put right."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.people import Person
from engagement_desktop.ui.expenses.rules.mileage_page import MileagePage
from tests.builders import Builder
from tests.ui.conftest import Seat, shown


def bare(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u200b", "")


def roads(build: Builder) -> None:
    """Two drivers; of the first, a trip paid too much, one that waits, and one of last year."""
    build.structure()
    first, other = build.person("Prigent", "Chantal"), build.person("Le Bihan", "Yves")
    car, other_car = build.vehicle(first, power=4), build.vehicle(other, power=None)

    def trip(vehicle: int, person: Person, day: date, km: int, cents: int, status: ClaimStatus) -> None:
        said = {"nature": ExpenseNature.KILOMETRES, "vehicle_id": vehicle, "km_hundredths": km * 100}
        build.line(build.claim(person, status), day, cents, purpose="Comité", **said)

    trip(car.id, first, date(2026, 2, 3), 100, 7000, ClaimStatus.REIMBURSED)
    trip(car.id, first, date(2026, 3, 3), 1300, 78_780, ClaimStatus.SUBMITTED)
    trip(car.id, first, date(2026, 4, 3), 10, 606, ClaimStatus.DRAFT)
    trip(car.id, first, date(2025, 3, 3), 50, 3030, ClaimStatus.SUBMITTED)
    trip(other_car.id, other, date(2026, 2, 3), 10, 606, ClaimStatus.SUBMITTED)


def on_mileage(seat: Seat, what: object = None) -> MileagePage:
    page = seat.open("mileage", what)
    assert isinstance(page, MileagePage)
    return page


@pytest.fixture
def page(seat: Seat) -> MileagePage:
    seat.fill(roads)
    return on_mileage(seat, 1)


def rows(page: MileagePage) -> list[list[str]]:
    model = page.table.model()
    return [
        [bare(str(model.data(model.index(row, column)))) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_a_person_has_their_vehicles_and_the_trips_behind_the_counter(page: MileagePage) -> None:
    assert [row[0] for row in rows(page)] == ["Prigent Chantal"]
    assert rows(page)[0][3:] == ["1 400 km", "857,80 €", "À régulariser"]
    said = bare(shown(page))
    assert "Prigent Chantal, Voiture 4 CV, 2026" in said
    assert "d × 0,606" in said
    assert "En brouillon, pas encore comptés" in said
    assert "Barème provisoire" in said
    assert "100 km : 100 × 0,606 = 60,60 €" in said
    assert page.trips.model().rowCount() == 3
    page.trips.selectRow(1)
    page._show_trip(page.trips.current_row())
    assert "(1 400 × 0,606) − (100 × 0,606)" in bare(page.sum.text())


def test_everybody_is_shown_without_a_person_and_a_vehicle_without_power_says_so(
    seat: Seat, page: MileagePage
) -> None:
    page.receive(None)
    seat.wait()
    assert [(row[0], row[-1]) for row in rows(page)] == [
        ("Le Bihan Yves", "Sans barème"),
        ("Prigent Chantal", "À régulariser"),
    ]
    page.table.selectRow(0)
    page.refresh()
    assert "puissance fiscale" in shown(page.card)


def test_another_year_has_another_counter(seat: Seat, page: MileagePage) -> None:
    page.years.chosen.emit("2025")
    seat.wait()
    assert page.header.title() == "Kilomètres 2025"
    assert rows(page)[0][3:5] == ["50 km", "30,30 €"]
    page.years.chosen.emit("")
    page.years.chosen.emit("2026")
    page.receive(99)
    assert "Aucun kilomètre n’est compté" in shown(page)
    assert page.first_focus() is not None
    page.regularise()


def test_kilometres_of_mid_year_are_typed_and_prices_follow(seat: Seat, page: MileagePage) -> None:
    page.say_opening()
    editor = page.place.editor
    assert editor is not None
    assert page.first_focus() is editor.form.first_field().editor
    editor.form.field("km_hundredths").from_text("4900")
    editor.save()
    seat.wait()
    assert page.place.editor is None
    assert rows(page)[0][2:5] == ["4 900 km", "6 300 km", "512,00 €"]
    said = bare(shown(page.card))
    assert "6 300 km, dont 4 900 km payés avant le premier trajet inscrit ici" in said
    assert "d × 0,340 + 1 330" in said
    page.say_opening()
    page.put_away()
    assert page.place.editor is None


def test_a_regularisation_is_proposed_once_from_the_card(seat: Seat, page: MileagePage) -> None:
    assert "−9,40 €" in bare(shown(page.card))
    assert page.card.regularising is not None
    page.card.regularising.click()
    seat.wait()
    assert bare(seat.told[-1]).startswith("Régularisation de −9,40 € ajoutée à la note")
    assert "à régulariser" not in rows(page)[0][-1].lower()
    page.regularise()
    assert "rien à régulariser" in shown(page)
    page.say_opening()
    seat.wait()
    assert "rien à régulariser" not in shown(page)


def test_a_trip_opens_its_claim(seat: Seat, page: MileagePage, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, object]] = []
    monkeypatch.setattr(seat.context.signals, "go", lambda key, what=None: asked.append((key, what)))
    page.trips.opened.emit(page.trips.current_row())
    assert asked == [("claim", 1)]


def test_a_reader_looks_and_types_nothing(seat_as: Callable[[Role], Seat]) -> None:
    seat = seat_as(Role.READING)
    seat.fill(roads)
    page = on_mileage(seat)
    assert not any("déjà payés" in one.accessibleName() for one in page.findChildren(QPushButton))
    assert page.card.regularising is None
