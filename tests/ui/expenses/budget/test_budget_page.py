"""The budget on screen: envelopes written, what is over told, what distance costs to whom."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from engagement_desktop.domain.errors import Cause, KnownProblem
from engagement_desktop.domain.expenses.budget.drafts import EnvelopeDraft
from engagement_desktop.domain.expenses.budget.rows import Budget
from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.envelopes import FundingSource
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.people import HomeDistance
from engagement_desktop.ui.common.banner import Banner
from engagement_desktop.ui.common.beside import EditorWindow
from engagement_desktop.ui.expenses.budget.page import BudgetPage
from tests.builders import Builder
from tests.ui.conftest import Seat, shown

NEW_YEAR = date(2026, 1, 1)


def costs(make: Builder) -> None:
    own = make.structure()
    meeting = make.meeting(make.committee(own), date(2026, 3, 3))
    for at in range(6):
        person = make.person(f"Nom {at}")
        claim = make.claim(person, ClaimStatus.REIMBURSED if at else ClaimStatus.APPROVED)
        make.line(claim, date(2026, 3, 3), 1000, nature=ExpenseNature.TRAIN, meeting_id=meeting.id)
        make.session.add(HomeDistance(person_id=person.id, structure_id=own.id, km_hundredths=900))


def on_page(seat: Seat) -> BudgetPage:
    page = seat.open("budget")
    assert isinstance(page, BudgetPage)
    return page


@pytest.fixture
def page(seat: Seat) -> BudgetPage:
    seat.fill(costs)
    return on_page(seat)


def save(seat: Seat, cents: int = 5_000, label: str = "ARS 2026") -> int:
    key = seat.application.budget.save(EnvelopeDraft(NEW_YEAR, label, FundingSource.ARS, Money(cents)))
    seat.wait()
    return key


def form_of(page: BudgetPage) -> EditorWindow:
    return page.window().findChildren(EditorWindow)[-1]


def banners(page: BudgetPage) -> str:
    return " ".join(one.accessibleName() for one in page.findChildren(Banner) if one.isVisible())


def test_what_engagement_costs_stands_without_any_envelope(page: BudgetPage) -> None:
    said = shown(page)
    assert "Pas encore d’enveloppe pour cet exercice" in said
    assert "6\u00a0coûts, 60,00\u00a0€, sans enveloppe" in said
    assert "60,00\u00a0€ de trajets et de nuits" in said
    assert "En moyenne 10,00\u00a0€ par personne qui a eu des frais" in said
    assert "1\u00a0personne attend 10,00\u00a0€" in said
    assert page.people.table.model().rowCount() == 6
    assert page.bands.table.model().index(0, 0).data() == "Moins de 15 km"
    assert page.meetings.table.model().index(0, 3).data() == "60,00\u00a0€"


def test_an_envelope_is_added_in_its_form_and_an_overspent_one_is_told(seat: Seat, page: BudgetPage) -> None:
    page.add()
    seat.wait()
    window = form_of(page)
    form = window.editor.form
    form.field("label").set_value("ARS 2026")
    form.field("source").set_value(FundingSource.ARS)
    form.field("amount").from_text("50")
    window.editor.save()
    seat.wait()
    assert page.envelopes.table.model().rowCount() == 1
    assert "est dépassée de 10,00\u00a0€" in banners(page)
    assert "Dépassée" in [page.envelopes.table.model().index(0, at).data() for at in range(8)]


def test_an_envelope_is_changed_put_away_and_brought_back(seat: Seat, page: BudgetPage) -> None:
    save(seat)
    page.envelopes.table.opened.emit(page.envelopes.table.current_row())
    seat.wait()
    window = form_of(page)
    window.editor.form.field("amount").from_text("70")
    window.editor.save()
    seat.wait()
    assert page.budget is not None
    assert page.budget.left == Money(1_000)
    seat.fill(lambda make: make.line(make.claim(make.person("Z", known_as="Z")), NEW_YEAR, envelope_id=1))
    page.take_away()
    seat.wait()
    assert "Retirée" in [page.envelopes.table.model().index(0, at).data() for at in range(8)]
    page.envelopes.table.selectRow(0)
    seat.wait()
    page.bring_back()
    seat.wait()
    assert page.budget.envelopes[0].archived_on is None


def test_costs_that_several_envelopes_could_pay_go_to_the_chosen_one(seat: Seat, page: BudgetPage) -> None:
    save(seat)
    save(seat, 9_000, "ACI 2026")
    assert page.budget is not None
    assert page.budget.unassigned_lines == 6
    page.envelopes.table.selectRow(1)
    page.take_in()
    seat.wait()
    assert page.budget.envelopes[1].use.whole == Money(6_000)
    assert not page._take.isVisible()


def test_another_exercise_is_chosen_in_the_list(seat: Seat, page: BudgetPage) -> None:
    page.exercise.setCurrentIndex(page.exercise.findText("2027"))
    seat.wait()
    assert page.header.title() == "Budget 2027"
    page.receive(2026)
    seat.wait()
    assert page.header.title() == "Budget 2026"


def test_the_tables_are_written_where_one_chooses(
    seat: Seat, page: BudgetPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "budget.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: (str(target), "Tableau csv (*.csv)"))
    save(seat)
    page.save()
    seat.wait()
    assert target.read_text(encoding="utf-8-sig").splitlines()[1].startswith("ARS 2026;ARS;")
    assert "Budget enregistré." in banners(page)


def test_a_person_is_one_door_away(seat: Seat, page: BudgetPage) -> None:
    page.people.table.selectRow(0)
    chosen = page.people.table.current_row()
    assert chosen is not None
    page.people.table.opened.emit(chosen)
    seat.wait()
    assert seat.desk.open("person", chosen.person_id).isVisible()


def test_a_dossier_that_cannot_be_read_says_so(
    seat: Seat, page: BudgetPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: object, _year: int) -> Budget:
        raise KnownProblem("Le disque ne répond plus.", Cause.SUPPORT)

    monkeypatch.setattr(type(seat.application.budget), "of", refuse)
    page.refresh()
    seat.wait()
    assert "Le disque ne répond plus." in banners(page)


def test_reading_looks_at_the_budget_and_changes_nothing(seat_as: Callable[[Role], Seat]) -> None:
    seat = seat_as(Role.READING)
    seat.fill(costs)
    page = on_page(seat)
    page.arrange(400)
    assert page.header.primary() is None
    assert page.people.table.model().rowCount() == 6
