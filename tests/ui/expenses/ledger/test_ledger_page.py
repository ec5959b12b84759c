"""The entries on screen: looked at by period, exported once, their accounts changed."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from engagement_desktop.documents.expenses.ledger.fec import read_fec
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.ledger.accounts import AccountUse
from engagement_desktop.domain.expenses.ledger.rows import FecEncoding
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Role
from engagement_desktop.ui.common.banner import Banner
from engagement_desktop.ui.common.beside import EditorWindow
from engagement_desktop.ui.expenses.ledger.page import LedgerPage
from tests.builders import Builder
from tests.ui.conftest import Seat, shown


def some_claims(make: Builder) -> None:
    make.structure()
    person = make.person()
    for at, day in enumerate((date(2025, 11, 5), date(2026, 2, 5), date(2026, 6, 5))):
        claim = make.claim(person, ClaimStatus.APPROVED, decided_on=day, reference=f"NDF-{at}")
        make.line(claim, day, 1250)


def on_page(seat: Seat) -> LedgerPage:
    page = seat.open("ledger")
    assert isinstance(page, LedgerPage)
    return page


@pytest.fixture
def page(seat: Seat) -> LedgerPage:
    seat.fill(some_claims)
    return on_page(seat)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    chosen = tmp_path / "comptable"
    chosen.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_words: str(chosen))
    return chosen


def banners(page: LedgerPage) -> str:
    return " ".join(one.accessibleName() for one in page.findChildren(Banner) if one.isVisible())


def test_the_period_says_what_would_leave_and_what_never_left(page: LedgerPage) -> None:
    assert "2\u00a0écritures à exporter, 25,00\u00a0€" in shown(page)
    assert page.lines.table.model().rowCount() == 4
    assert "1\u00a0écriture d’avant cette période, dès le 05/11/2025" in banners(page)
    assert "à transmettre au comptable" in shown(page)


def test_what_came_paid_with_a_workbook_is_told_quietly_and_never_warned_of(seat: Seat) -> None:
    def imported(make: Builder) -> None:
        some_claims(make)
        old = make.claim(make.person(), ClaimStatus.REIMBURSED, paid_on=date(2024, 5, 9))
        make.line(old, date(2024, 5, 2), 1250)

    seat.fill(imported)
    page = on_page(seat)
    assert "1\u00a0écriture d’avant cette période, dès le 05/11/2025" in banners(page)
    assert "import" not in banners(page)
    assert page.history.isVisible()
    assert page.history.text().startswith("2\u00a0écritures d’avant cette période viennent d’un import")
    page.exercise.setCurrentIndex(page.exercise.findText("2024"))
    seat.wait()
    assert not page.history.isVisible()
    assert page.lines.table.model().rowCount() == 4


def test_another_period_is_chosen_in_the_lists(seat: Seat, page: LedgerPage) -> None:
    page.period.setCurrentIndex(page.period.findText("1er trimestre"))
    seat.wait()
    assert page.lines.table.model().rowCount() == 2
    page.exercise.setCurrentIndex(page.exercise.findText("2025"))
    seat.wait()
    assert page.period.currentText() == "Exercice entier"
    assert page.preview is not None
    assert [one.entry_on for one in page.preview.entries] == [date(2025, 11, 5)]


def test_an_export_writes_three_files_and_is_listed(seat: Seat, page: LedgerPage, folder: Path) -> None:
    page.encoding.setCurrentIndex(1)
    page.export()
    seat.wait()
    assert sorted(one.suffix for one in folder.iterdir()) == [".csv", ".txt", ".xlsx"]
    (text,) = folder.glob("*.txt")
    assert sum(line.debit.cents for line in read_fec(text.read_bytes(), FecEncoding.UTF8)) == 2500
    assert "2\u00a0écritures exportées, 25,00\u00a0€" in banners(page)
    assert "Écritures 1 à 2" in shown(page)
    assert "Tout ce qui était à écrire est déjà parti." in shown(page)
    page.export()
    seat.wait()
    assert "Rien n’est à exporter" in banners(page)
    text.unlink()
    (made,) = seat.application.ledger.exports()
    page.export_again(made)
    seat.wait()
    assert text.exists()


def test_going_back_from_the_choice_of_a_folder_writes_nothing(
    seat: Seat, page: LedgerPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_words: "")
    page.export()
    seat.wait()
    assert seat.application.ledger.exports() == ()


def test_a_refusal_stands_on_the_page(seat: Seat, page: LedgerPage, folder: Path) -> None:
    folder.rmdir()
    page.export()
    seat.wait()
    assert seat.application.ledger.exports() == ()
    assert "comptable" in banners(page)
    page.show_days((date(2025, 5, 1), date(2026, 5, 1)))
    seat.wait()
    assert "deux exercices" in banners(page)


def test_an_account_is_changed_in_its_form(seat: Seat, page: LedgerPage) -> None:
    page.accounts.table.selectRow(6)
    page.accounts._open(page._change_account)
    seat.wait()
    (window,) = page.window().findChildren(EditorWindow)
    form = window.editor.form
    form.field("number").set_value("A")
    window.editor.save()
    assert seat.application.ledger.account_draft(AccountUse.MEAL).number == "6256"
    form.field("number").set_value("62562")
    window.editor.save()
    seat.wait()
    assert seat.application.ledger.account_draft(AccountUse.MEAL).number == "62562"
    accounts = page.accounts.table.model()
    assert accounts.index(6, 1).data() == "62562"
    assert accounts.index(6, 3).data() == "Modifié"
    assert page.preview is not None
    assert page.preview.entries[0].postings[0].account == "62562"


def test_many_lines_are_not_all_drawn(seat: Seat, page: LedgerPage) -> None:
    def many(make: Builder) -> None:
        person = make.person("Morvan", known_as="M1")
        for at in range(25):
            claim = make.claim(person, ClaimStatus.APPROVED, decided_on=date(2026, 3, 1), reference=f"N-{at}")
            make.line(claim, date(2026, 3, 1), 100 + at)

    seat.fill(many)
    page.refresh()
    seat.wait()
    assert page.lines.table.model().rowCount() == 40
    assert "Et 14\u00a0autres lignes, dans les fichiers." in shown(page)
    assert page.preview is not None
    assert page.preview.due == Money(3750 + sum(100 + at for at in range(25)))


def test_reading_looks_and_exports_nothing(seat_as: Callable[[Role], Seat]) -> None:
    seat = seat_as(Role.READING)
    seat.fill(some_claims)
    page = on_page(seat)
    assert page.header.primary() is None
    assert page.lines.table.model().rowCount() == 4
    page.arrange(400)
    with pytest.raises(DomainError):
        seat.application.ledger.export(date(2026, 1, 1), date(2026, 12, 31), Path())
