"""« États de frais » from the window: asked for, read, written in three forms, given again."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.statements.asked import Grouping
from engagement_desktop.domain.expenses.statements.rows import StatementOutcome
from engagement_desktop.domain.money import Money
from engagement_desktop.ui.expenses.statements.page import StatementsPage
from engagement_desktop.ui.expenses.statements.words import (
    FREE,
    days_of,
    numbers_words,
    periods,
    quarter_words,
)
from engagement_desktop.ui.register.letter_preview import LetterWindow
from tests.builders import Builder
from tests.ui.conftest import Seat, shown

NBSP = "\u00a0"
TODAY = date(2026, 11, 22)
_KINDS = {".pdf": "Document à imprimer (*.pdf)", ".xlsx": "Classeur (*.xlsx)", ".csv": "Tableau csv (*.csv)"}


def write(make: Builder) -> None:
    """Ana Roux (1) and Léo Brun (2) have costs of this quarter; one line of Ana's is a draft."""
    make.committee(make.structure())
    ana, leo = make.person("Roux", "Ana"), make.person("Brun", "Léo")
    make.line(make.claim(ana, ClaimStatus.APPROVED), date(2026, 10, 5), 1250)
    make.line(make.claim(ana, ClaimStatus.DRAFT), date(2026, 10, 6), 100)
    make.line(make.claim(leo, ClaimStatus.REIMBURSED), date(2026, 11, 5), 4000, nature=ExpenseNature.TRAIN)


@pytest.fixture
def page(seat: Seat) -> StatementsPage:
    seat.fill(write)
    page = seat.open("statements")
    assert isinstance(page, StatementsPage)
    return page


@pytest.fixture
def target(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], Path]:
    """Where the file dialog says that the file goes; an empty name goes back."""

    def at(name: str) -> Path:
        place = tmp_path / name
        chosen = (str(place), _KINDS[place.suffix]) if name else ("", "")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: chosen)
        return place

    return at


def group(page: StatementsPage) -> list[tuple[str, str]]:
    model = page.plan.table.model()
    return [(model.index(at, 0).data(), model.index(at, 3).data()) for at in range(model.rowCount())]


def choose(seat: Seat, page: StatementsPage, by: Grouping) -> None:
    page.ask.by.set_value(by)
    page.ask.by.changed.emit()
    seat.wait()


def test_this_quarter_is_told_before_anything_is_asked(page: StatementsPage) -> None:
    assert f"52,50{NBSP}€ de frais, dont 12,50{NBSP}€ à payer." in shown(page.plan)
    assert f"2{NBSP}lignes, 2{NBSP}personnes." in shown(page.plan)
    assert f"1{NBSP}ligne en brouillon (1,00{NBSP}€)" in shown(page.plan)
    assert group(page) == [("Léo Brun", f"40,00{NBSP}€"), ("Ana Roux", f"12,50{NBSP}€")]
    assert page.first_focus() is page.ask.period.editor
    assert "Aucun état de frais n’a encore été remis." in shown(page.given)


def test_lines_stand_together_as_it_is_asked(seat: Seat, page: StatementsPage) -> None:
    choose(seat, page, Grouping.NATURE)
    assert [words for words, _ in group(page)] == ["Train", "Repas"]
    assert "Rien n’est numéroté" in shown(page.ask)
    choose(seat, page, Grouping.MONTH)
    assert [words for words, _ in group(page)] == ["octobre 2026", "novembre 2026"]
    page.ask.nature.set_value(ExpenseNature.TRAIN)
    page.ask.nature.changed.emit()
    assert [words for words, _ in group(page)] == ["novembre 2026"]


def test_people_s_papers_are_numbered_listed_and_given_again(
    seat: Seat, page: StatementsPage, target: Callable[[str], Path]
) -> None:
    target("a.pdf")
    page.make()
    seat.wait()
    assert f"2{NBSP}états de frais{NBSP}: 2{NBSP}lignes, 52,50{NBSP}€." in shown(page)
    assert "Numéros 2026-001 et 2026-002." in shown(page)
    again = target("b.pdf")
    page.given.table.setCurrentIndex(page.given.table.model().index(0, 0))
    page.given.again.click()
    seat.wait()
    statements = page.context.application.statements
    assert again.read_bytes() == statements.content(statements.issued()[0].id)
    assert "identique au premier" in shown(page)


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_sheets_are_written_without_number(
    seat: Seat, page: StatementsPage, target: Callable[[str], Path], name: str
) -> None:
    place = target(name)
    page.make()
    seat.wait()
    assert place.exists()
    assert "Numéro" not in shown(page.given)
    assert f"«{NBSP}{name}{NBSP}»" in shown(page)


def test_going_back_from_the_choice_of_a_place_writes_nothing(
    seat: Seat, page: StatementsPage, target: Callable[[str], Path]
) -> None:
    kept = target("a.pdf")
    page.make()
    seat.wait()
    kept.unlink()
    target("")
    page.make()
    page.given.again_wanted.emit(page.context.application.statements.issued()[0])
    seat.wait()
    assert len(page.context.application.statements.issued()) == 2
    assert list(kept.parent.glob("*.pdf")) == []


def test_the_preview_is_read_in_a_window_of_its_own(seat: Seat, page: StatementsPage) -> None:
    page.preview()
    seat.wait()
    (window,) = [each for each in seat.window.findChildren(LetterWindow) if each.isVisible()]
    window.close()


def test_a_person_s_own_statement_is_opened_from_elsewhere(seat: Seat) -> None:
    seat.fill(write)
    page = seat.open("statements", 1)
    assert isinstance(page, StatementsPage)
    assert group(page) == [("Ana Roux", f"12,50{NBSP}€")]
    assert page.ask.grouping() is Grouping.PERSON


def test_other_days_are_typed_and_refused_at_their_field(seat: Seat, page: StatementsPage) -> None:
    page.ask.period.set_value(FREE)
    page.ask.period.changed.emit()
    assert "Dites quels jours" in shown(page.plan)
    page.make()
    assert "Dites le premier jour." in shown(page.ask)
    page.ask.first.set_value(date(2026, 11, 1))
    page.ask.last.set_value(date(2026, 10, 1))
    page.ask.last.changed.emit()
    seat.wait()
    assert "avant son début" in shown(page.plan)
    page.make()
    assert "avant son début" in shown(page.ask)
    page.ask.last.set_value(date(2026, 11, 2))
    page.make()
    seat.wait()
    assert "Aucun frais à compter" in shown(page), "told in place when it is about no field"


def test_a_disk_that_refuses_is_told_in_place(
    seat: Seat, page: StatementsPage, target: Callable[[str], Path]
) -> None:
    place = target("a.csv")
    place.mkdir()
    page.make()
    seat.wait()
    assert page.context.application.statements.issued() == ()
    assert "Le disque ou la clé ne répond" in shown(page)


def test_the_periods_offered_are_quarters_years_and_free_days() -> None:
    words = [said for _, said in periods(TODAY)]
    assert words == [
        "4e trimestre 2026",
        "3e trimestre 2026",
        "2e trimestre 2026",
        "1er trimestre 2026",
        "2026",
        "2025",
        "Autres jours",
    ]
    assert days_of(-1, TODAY) == (date(2026, 10, 1), date(2026, 12, 31))
    assert days_of(-4, date(2026, 2, 3)) == (date(2025, 4, 1), date(2025, 6, 30))
    assert days_of(2025, TODAY) == (date(2025, 1, 1), date(2025, 12, 31))
    assert quarter_words(date(2026, 1, 1)) == "1er trimestre 2026"


def test_many_numbers_are_told_from_the_first_to_the_last() -> None:
    def told(count: int) -> str:
        numbers = tuple(f"2026-{n:03}" for n in range(1, count + 1))
        return numbers_words(StatementOutcome(Path("a.pdf"), 1, Money(), numbers, ""))

    assert told(0) == ""
    assert told(1) == "Numéro 2026-001."
    assert told(14) == "Numéros 2026-001 à 2026-014."
