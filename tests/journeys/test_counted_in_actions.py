"""What a person came to do, done at the window and counted in actions."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.permissions import Role
from engagement_desktop.ui.expenses.paying.reimburse_page import ReimbursePage
from engagement_desktop.ui.home.home_page import HomePage
from engagement_desktop.ui.imports.import_page import ImportPage
from engagement_desktop.ui.reports.report_page import ReportPage
from engagement_desktop.ui.settings.rates import RatesPage
from tests.journeys.hand import ALT, CONTROL, Hand
from tests.ui.conftest import Seat, shown
from tests.ui.conftest import seat_as as seat_as  # noqa: PLC0414 - a fixture given on
from tests.ui.town import NBSP, NOTES, STAYS, column, search, table, town

SAMPLES = Path(__file__).parents[1] / "data" / "classeurs"


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """What the person answers to the system's dialogs: the workbook kept today, and a place to save."""
    target = tmp_path / "rapport.json"
    workbook = str(SAMPLES / "classeur-simple.xlsx")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (workbook, ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    return target


def expected_of(year: int) -> dict[str, Any]:
    """What the sample workbook gives for an exercise."""
    path = SAMPLES / f"classeur-simple.attendu-{year}.json"
    read: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return read


def euros(cents: int) -> str:
    return f"{cents // 100:,}".replace(",", "\u202f") + f",{cents % 100:02}{NBSP}€"


def test_from_the_workbook_to_the_report_in_six_actions(seat: Seat, chosen: Path) -> None:
    home = seat.open("home")
    hand = Hand(seat)
    hand.press(home, "Importer un classeur")
    page = seat.desk.open("import")
    assert isinstance(page, ImportPage)
    hand.press(page, "Choisir un classeur…")
    hand.press(page, page.act.text())
    hand.press(page, "Voir le rapport")
    report = seat.desk.open("reports")
    assert isinstance(report, ReportPage)
    box = report.panel.choices.exercise
    hand.actions.append("choix : exercice 2025")
    box.setCurrentIndex(box.findData(2025))
    hand.settle()
    hand.press(report, "Enregistrer…")
    assert len(hand.actions) == 6
    expected, written = expected_of(2025), json.loads(chosen.read_bytes())
    for part in ("people", "meetings", "hours"):
        assert written[part] == expected[part]


def test_the_same_with_the_keyboard_alone(seat: Seat, chosen: Path) -> None:
    seat.open("home")
    hand = Hand(seat)
    hand.key(Qt.Key.Key_Space)  # « Importer un classeur » has the focus of an empty home page
    page = seat.desk.open("import")
    assert isinstance(page, ImportPage)
    hand.key(Qt.Key.Key_O, CONTROL)
    hand.key(Qt.Key.Key_Return, CONTROL)
    assert "L’import est fait." in shown(page.header)
    hand.key(Qt.Key.Key_7, ALT)
    report = seat.desk.open("reports")
    assert report.isVisible()
    hand.key(Qt.Key.Key_S, CONTROL)
    seat.bot.waitUntil(chosen.exists, timeout=15_000)
    hand.settle()
    assert len(hand.actions) == 5
    assert expected_of(2026)["hours"] == json.loads(chosen.read_bytes())["hours"]


def test_a_treasurer_checks_a_sum_back_to_its_rows(seat_as: Callable[[Role], Seat]) -> None:
    seat = seat_as(Role.TREASURY)
    seat.fill(town)
    report = seat.open("reports")
    assert isinstance(report, ReportPage)
    hand = Hand(seat)
    said = report.panel.band.cards[-1].accessibleName()
    paid = [note for note in NOTES if note.status is ClaimStatus.REIMBURSED and note.in_year(2026)]
    assert euros(sum(note.cents for note in paid)) in said
    hand.press(report, f"Voir{NBSP}: Frais remboursés")
    claims = hand.on_list("expenses")
    assert column(claims, "reference") == [note.reference for note in paid]
    assert claims._footer.whole().endswith(euros(sum(note.cents for note in paid)))
    lines = hand.file(claims)
    for line in paid[0].lines:
        assert lines[lines.index(f"{line.day:%d/%m/%Y}") + 1] == euros(line.cents)
    assert lines[lines.index("en tout") - 1] == euros(paid[0].cents)
    assert "42,5 km × 0,606 €" in lines
    assert len(hand.actions) == 2


def test_a_treasurer_finds_what_waits_to_be_paid_from_the_home_page(seat_as: Callable[[Role], Seat]) -> None:
    seat = seat_as(Role.TREASURY)
    seat.fill(town)
    home = seat.open("home")
    assert isinstance(home, HomePage)
    hand = Hand(seat)
    hand.press(home.steps, f"Rembourser{NBSP}: 1{NBSP}note de frais à rembourser")
    paying = seat.desk.findChild(ReimbursePage)
    assert paying is not None
    assert paying.isVisible()
    waiting = [note for note in NOTES if note.status is ClaimStatus.APPROVED]
    assert [row.reference for row in paying.choosing.rows()] == [note.reference for note in waiting]
    assert len(hand.actions) == 1


def test_a_reader_sees_everything_and_is_offered_nothing_that_writes(
    seat_as: Callable[[Role], Seat],
) -> None:
    seat = seat_as(Role.READING)
    seat.fill(town)
    hand = Hand(seat)
    for key in ("home", "people", "committees", "meetings", "hours", "expenses", "reports"):
        page = seat.open(key)
        assert page.isVisible()
        offered = hand.offered(page)
        assert not {words for words in offered if words.startswith(("Importer", "Ajouter", "Retirer"))}, key
    assert "import" not in seat.desk.page_keys()
    rates = seat.open("rates")
    assert isinstance(rates, RatesPage)
    hand.file(rates)
    assert not {words for words in hand.offered(rates) if "période" in words}
    report = seat.open("reports")
    assert isinstance(report, ReportPage)
    assert not report.panel.choices.nominative.isVisible()
    assert seat.application.workspace.last_act() is None


def test_a_reader_may_still_change_their_own_phrase_and_save(seat_as: Callable[[Role], Seat]) -> None:
    seat = seat_as(Role.READING)
    hand = Hand(seat)
    page = seat.open("dossier")
    offered = hand.offered(page)
    assert {"Sauvegarder maintenant", "Vérifier le dossier", "Changer ma phrase de passe"} <= offered
    hand.press(page, "Sauvegarder maintenant")
    assert seat.told == ["Sauvegarde faite et vérifiée."]


def test_somebody_s_year_is_read_in_four_actions(seat: Seat) -> None:
    seat.fill(town)
    seat.open("home")
    hand = Hand(seat)
    hand.key(Qt.Key.Key_2, ALT)
    people = hand.on_list("people")
    hand.key(Qt.Key.Key_F, CONTROL)
    hand.type("oeuvr")
    hand.key(Qt.Key.Key_Return)
    assert column(people, "name") == ["Œuvrard Élise"]
    seat.bot.waitUntil(lambda: "Élise Œuvrard" in shown(people.pane))
    assert len(hand.actions) == 4
    hand.press(people.pane, "Voir ses heures")
    hours = hand.on_list("hours")
    assert len(table(hours)) == sum(stay.who == 1 for stay in STAYS)
    hand.press(hours, "Tout montrer")
    assert len(table(hours)) == len(STAYS)


def test_every_page_of_the_rail_is_one_key_away_and_takes_the_focus(seat: Seat) -> None:
    seat.fill(town)
    seat.open("home")
    hand = Hand(seat)
    keys = ("home", "people", "committees", "meetings", "hours", "expenses", "reports")
    for number, key in enumerate(keys, start=1):
        hand.key(Qt.Key(Qt.Key.Key_0 + number), ALT)
        page = seat.desk.open(key)
        assert page.isVisible()
        focused = seat.window.focusWidget()
        assert focused is not None
        assert page.isAncestorOf(focused), key
    assert len(hand.actions) == len(keys)


def test_a_list_is_filtered_read_and_left_with_the_keyboard_alone(seat: Seat) -> None:
    seat.fill(town)
    seat.open("meetings")
    meetings = Hand(seat).on_list("meetings")
    hand = Hand(seat)
    chip = meetings.filters._rows["status"]._chips["held"]
    chip.setFocus(Qt.FocusReason.TabFocusReason)
    hand.key(Qt.Key.Key_Right)
    hand.key(Qt.Key.Key_Space)
    assert set(column(meetings, "status")) == {"Prévue"}
    meetings.table.setFocus()
    hand.key(Qt.Key.Key_End)
    assert meetings.table.current_row() is meetings.model.row(meetings.model.rowCount() - 1)
    hand.key(Qt.Key.Key_Return)
    assert hand.seat.desk.open("meeting").isVisible()
    hand.key(Qt.Key.Key_Left, ALT)
    assert meetings.isVisible()


def test_an_import_by_mistake_is_gone_with_one_key_from_any_page(seat: Seat, chosen: Path) -> None:
    hand = Hand(seat)
    page = seat.open("import")
    assert isinstance(page, ImportPage)
    assert not chosen.exists()
    page.read(SAMPLES / "classeur-simple.xlsx")
    hand.settle()
    page.act.click()
    hand.settle()
    people = seat.open("people")
    assert table(hand.on_list("people"))
    hand.key(Qt.Key.Key_Z, CONTROL)
    assert seat.application.people.summary(ListQuery()).total == 0
    assert people.empty.isVisible()  # type: ignore[attr-defined]  # a list page
    assert "Annulé" in seat.desk.status.message()


def test_a_filter_left_on_is_told_and_undone_with_one_link(seat: Seat) -> None:
    seat.fill(town)
    seat.open("people")
    hand = Hand(seat)
    people = hand.on_list("people")
    search(seat, people, "personne ainsi nommé")
    assert "«\u00a0personne ainsi nommé\u00a0»" in shown(people)
    hand.press(people, "Tout montrer")
    assert len(table(people)) == 9
    assert seat.window.focusWidget() is people.table
