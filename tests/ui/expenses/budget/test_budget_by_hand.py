"""The budget by keyboard: refusals at their field, what is put away and comes back, who may do what."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from python_calamine import CalamineWorkbook

from engagement_desktop.domain.expenses.budget.drafts import EnvelopeDraft
from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.envelopes import FundingSource
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Role
from engagement_desktop.ui.common.beside import EditorWindow
from engagement_desktop.ui.expenses.budget.page import BudgetPage
from tests.builders import Builder
from tests.ui.conftest import Seat, shown
from tests.ui.expenses.at_desk import (
    CTRL,
    banners,
    bare,
    beside,
    in_front,
    offered,
    press,
    stands_on,
    strike,
    undo,
)

NEW_YEAR = date(2026, 1, 1)


def write(make: Builder) -> None:
    """One cost of 12,50 € that is granted, in no meeting."""
    make.committee(make.structure(), "Comité des usagers")
    claim = make.claim(make.person("Hélias", "Monique"), ClaimStatus.APPROVED, decided_on=date(2026, 3, 4))
    make.line(claim, date(2026, 3, 3), 1250)


def on_page(seat: Seat) -> BudgetPage:
    page = seat.open("budget")
    assert isinstance(page, BudgetPage)
    return page


@pytest.fixture
def page(seat: Seat) -> BudgetPage:
    seat.fill(write)
    return on_page(seat)


def save(seat: Seat, cents: int = 5_000, label: str = "ARS 2026", **more: Any) -> int:
    draft = EnvelopeDraft(NEW_YEAR, label, FundingSource.ARS, Money(cents), **more)
    key = seat.application.budget.save(draft)
    seat.wait()
    return key


def row(page: BudgetPage, at: int = 0) -> list[str]:
    model = page.envelopes.table.model()
    return [bare(str(model.index(at, column).data() or "")) for column in range(model.columnCount())]


def test_an_empty_dossier_says_what_is_missing_and_shows_no_empty_table(seat: Seat) -> None:
    seat.fill(lambda make: make.structure())
    page = on_page(seat)
    said = shown(page)
    assert "Pas encore d’enveloppe pour cet exercice" in said
    assert "Aucun frais de trajet ni de nuit dans cet exercice." in said
    assert "Aucun frais ne nomme sa réunion." in said
    tables = (page.envelopes.table, page.people.table, page.meetings.table)
    assert [one.isVisibleTo(page) for one in tables] == [False, False, False]
    assert not page.bands.isVisibleTo(page)
    assert "Retirer" not in offered(page), "nothing is chosen: nothing can be done with it"


def test_ctrl_n_opens_the_form_on_its_first_field(seat: Seat) -> None:
    on_page(seat)
    in_front(seat)
    strike(seat, Qt.Key.Key_N, CTRL)
    seat.bot.waitUntil(lambda: bool(seat.window.findChildren(EditorWindow)))
    editor = beside(seat)
    assert stands_on(editor, "label")
    assert editor.form.field("first_day").value() == NEW_YEAR


def test_what_is_missing_is_asked_at_each_field_and_the_focus_goes_to_the_first(
    seat: Seat, page: BudgetPage
) -> None:
    page.add()
    form = beside(seat).form
    form.field("amount").focus()
    beside(seat).save()
    assert form.field("label").fault() == "Donnez un nom à l’enveloppe."
    assert form.field("source").fault() == "Dites d’où vient l’argent."
    assert form.field("amount").fault() == "Dites combien est prévu."
    assert stands_on(beside(seat), "label")
    assert page.envelopes.table.model().rowCount() == 0


@pytest.mark.parametrize(
    ("label", "amount", "at", "words"),
    [
        ("ars 2026", "50", "label", "se nomme déjà"),
        ("ACI", "-5", "amount", ""),
        ("ACI", "cinquante", "amount", ""),
    ],
)
def test_a_refusal_stands_at_the_field_that_it_is_about(
    seat: Seat, page: BudgetPage, label: str, amount: str, at: str, words: str
) -> None:
    save(seat)
    page.add()
    editor = beside(seat)
    editor.form.field("label").set_value(label)
    editor.form.field("source").set_value(FundingSource.ARS)
    editor.form.field("amount").from_text(amount)
    editor.save()
    seat.wait()
    assert editor.form.field(at).fault()
    assert words in editor.form.field(at).fault()
    assert stands_on(editor, at)
    assert page.envelopes.table.model().rowCount() == 1
    editor.window().close()


def test_the_figures_say_what_is_left_to_the_cent(seat: Seat, page: BudgetPage) -> None:
    save(seat)
    assert "50,00 € prévus, il reste 37,50 €" in bare(shown(page.header))
    assert row(page)[3:7] == ["50,00 €", "0,00 €", "12,50 €", "37,50 €"]
    assert "Budget dépassé" not in banners(page)
    save(seat, 9_000, "ACI 2026")
    assert "1 coût, 12,50 €, sans enveloppe" in bare(shown(page.envelopes)), "two could pay it"
    assert [row(page, at)[5] for at in range(2)] == ["0,00 €", "0,00 €"]


def test_the_banner_of_what_is_over_goes_with_its_cause(seat: Seat, page: BudgetPage) -> None:
    key = save(seat, 1_000)
    assert "« ARS 2026 » est dépassée de 2,50 €" in banners(page)
    assert row(page)[-1] == "Dépassée"
    draft = seat.application.budget.draft(key)
    seat.application.budget.save(
        EnvelopeDraft(NEW_YEAR, "ARS 2026", FundingSource.ARS, Money(1_250), version=draft.version), key
    )
    seat.wait()
    assert banners(page) == "", "spent to the last cent is not over"


def test_costs_taken_in_are_said_and_taken_back(seat: Seat, page: BudgetPage) -> None:
    save(seat)
    save(seat, 9_000, "ACI 2026")
    page.envelopes.table.selectRow(0)
    press(seat, page.envelopes, "Rattacher les coûts")
    assert seat.application.workspace.last_act() is not None
    assert "Rattacher les coûts sans enveloppe" not in offered(page.envelopes)
    assert bare(undo(seat)).startswith("Annulé : 1 coût rattaché à ")
    assert page.budget is not None
    assert page.budget.unassigned_lines == 1
    assert "Rattacher les coûts sans enveloppe" in offered(page.envelopes)


def test_one_that_nothing_names_leaves_and_comes_back_by_ctrl_z(seat: Seat, page: BudgetPage) -> None:
    save(seat, label="Vide", committee_id=1)
    press(seat, page.envelopes, "Retirer")
    assert page.envelopes.table.model().rowCount() == 0
    assert undo(seat) == "Annulé : Enveloppe retirée."
    assert row(page)[0] == "Vide"


def test_the_doors_follow_the_row_on_which_one_stands(seat: Seat, page: BudgetPage) -> None:
    save(seat)
    seat.fill(lambda make: make.line(make.claim(make.person("Z", known_as="Z")), NEW_YEAR, envelope_id=1))
    save(seat, label="ZZ")
    page.envelopes.table.selectRow(0)
    press(seat, page.envelopes, "Retirer")
    away = next(at for at in range(2) if row(page, at)[-1] == "Retirée")
    page.envelopes.table.selectRow(away)
    seat.wait()
    assert "Proposer de nouveau" in offered(page.envelopes)
    assert "Retirer" not in offered(page.envelopes)
    page.envelopes.table.selectRow(1 - away)
    seat.wait()
    assert "Retirer" in offered(page.envelopes)
    assert "Proposer de nouveau" not in offered(page.envelopes)


def test_enter_on_a_row_opens_its_form_as_it_is_kept(seat: Seat, page: BudgetPage) -> None:
    save(seat, 12_345)
    page.envelopes.table.setFocus()
    page.envelopes.table.selectRow(0)
    seat.bot.keyClick(page.envelopes.table, Qt.Key.Key_Return)
    form = beside(seat).form
    assert form.field("label").as_text() == "ARS 2026"
    assert bare(form.field("amount").as_text()).startswith("123,45")


def test_another_page_that_changes_a_claim_moves_the_figures(seat: Seat, page: BudgetPage) -> None:
    save(seat)
    seat.open("home")
    seat.application.deciding.reopen(1)
    seat.application.deciding.refuse([1], "Hors charte")
    seat.wait()
    assert on_page(seat) is page
    assert row(page)[5:7] == ["0,00 €", "50,00 €"], "what is refused binds nobody"


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.READING])
def test_who_does_not_keep_the_budget_is_offered_no_change(
    seat_as: Callable[[Role], Seat], role: Role
) -> None:
    seat = seat_as(role)
    seat.fill(write)
    page = on_page(seat)
    for words in ("Ajouter une enveloppe", "Modifier", "Retirer", "Rattacher les coûts sans enveloppe"):
        assert words not in offered(page)
    assert any(one.startswith("Enregistrer") for one in offered(page.header))


def test_the_treasurer_keeps_it(seat_as: Callable[[Role], Seat]) -> None:
    page = on_page(seat_as(Role.TREASURY))
    assert any(one.startswith("Ajouter une enveloppe") for one in offered(page.header))


def test_the_workbook_holds_every_table_and_names_nobody(
    seat: Seat, page: BudgetPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "budget.xlsx"
    words = "Tableaux pour Excel ou LibreOffice (*.xlsx)"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), words))
    save(seat)
    page.save()
    seat.wait()
    said = " ".join(sheets(target))
    assert "ARS 2026" in said
    assert "Hélias" not in said


def sheets(path: Path) -> list[str]:
    """Every word of a workbook."""
    book = CalamineWorkbook.from_path(path)
    return [
        str(cell)
        for name in book.sheet_names
        for line in book.get_sheet_by_name(name).to_python()
        for cell in line
    ]
