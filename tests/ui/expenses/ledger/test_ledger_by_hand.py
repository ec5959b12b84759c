"""The entries by keyboard: the bottom of the page, refusals at their field, what a period says of another."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from engagement_desktop.documents.expenses.ledger.fec import read_fec
from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.ledger.accounts import AccountUse
from engagement_desktop.domain.expenses.ledger.rows import FecEncoding
from engagement_desktop.domain.permissions import Role
from engagement_desktop.ui.common.beside import EditorWindow
from engagement_desktop.ui.expenses.ledger.page import LedgerPage
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


def write(make: Builder) -> None:
    """12,50 € granted in February and in June."""
    make.structure()
    person = make.person("Hélias", "Monique")
    for at, day in enumerate((date(2026, 2, 5), date(2026, 6, 5)), start=1):
        claim = make.claim(person, ClaimStatus.APPROVED, decided_on=day, reference=f"NDF-{at}")
        make.line(claim, day, 1250)


def on_page(seat: Seat) -> LedgerPage:
    page = seat.open("ledger")
    assert isinstance(page, LedgerPage)
    return page


@pytest.fixture
def page(seat: Seat) -> LedgerPage:
    seat.fill(write)
    return on_page(seat)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    chosen = tmp_path / "comptable"
    chosen.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_words: str(chosen))
    return chosen


def choose(seat: Seat, page: LedgerPage, words: str) -> None:
    page.period.setCurrentIndex(page.period.findText(words))
    seat.wait()


def lines(page: LedgerPage) -> list[list[str]]:
    model = page.lines.table.model()
    return [
        [bare(str(model.index(at, column).data() or "")) for column in range(model.columnCount())]
        for at in range(model.rowCount())
    ]


def account_row(page: LedgerPage, use: AccountUse) -> int:
    rows = page.accounts.table.model().loaded()
    return next(at for at, one in enumerate(rows) if one.use is use)


def test_an_empty_dossier_has_nothing_to_export_and_says_it(seat: Seat) -> None:
    seat.fill(lambda make: make.structure())
    page = on_page(seat)
    assert not page.lines.table.isVisibleTo(page)
    assert "Tout ce qui était à écrire est déjà parti." in shown(page.lines)
    assert "Ce qui est parti ne change plus" in shown(page.exports)
    assert not page.history.isVisibleTo(page)
    in_front(seat)
    strike(seat, Qt.Key.Key_S, CTRL)
    seat.bot.waitUntil(lambda: "Rien n’est à exporter dans cette période." in banners(page))
    assert seat.application.ledger.exports() == ()


def test_each_entry_is_balanced_line_by_line(page: LedgerPage) -> None:
    found = lines(page)
    assert len(found) == 4
    assert [one[5] for one in found].count("12,50 €") == 2
    assert [one[6] for one in found].count("12,50 €") == 2
    assert all((one[5] == "—") is not (one[6] == "—") for one in found), "a debit or a credit, never both"
    assert [one[1] for one in found] == ["05/02/2026"] * 2 + ["05/06/2026"] * 2
    assert "25,00 €" in bare(shown(page.figures))
    assert "au 31/12/2026" in shown(page.figures)


def test_the_choice_is_named_and_reached_first(page: LedgerPage) -> None:
    assert page.first_focus() is page.exercise
    named = [one.accessibleName() for one in (page.exercise, page.period, page.encoding)]
    assert named == ["Exercice", "Période", "Codage du texte"]
    assert page.period.itemText(page.period.currentIndex()) == "Exercice entier"


def test_what_was_not_sent_before_is_told_only_where_something_is(seat: Seat, page: LedgerPage) -> None:
    assert banners(page) == ""
    choose(seat, page, "2e trimestre")
    assert "1 écriture d’avant cette période, dès le 05/02/2026" in banners(page)
    choose(seat, page, "1er trimestre")
    assert banners(page) == ""


def test_a_period_that_left_leaves_the_next_numbers_to_the_other(
    seat: Seat, page: LedgerPage, folder: Path
) -> None:
    choose(seat, page, "1er trimestre")
    page.export()
    seat.wait()
    assert "1 écriture exportée, 12,50 €" in banners(page)
    assert lines(page) == []
    choose(seat, page, "2e trimestre")
    assert {one[2] for one in lines(page)} == {"2"}
    page.export()
    seat.wait()
    texts = sorted(folder.glob("*.txt"))
    assert len(texts) == 2
    numbers = [{line.number for line in read_fec(one.read_bytes(), FecEncoding.LATIN9)} for one in texts]
    assert sorted(map(sorted, numbers)) == [[1], [2]]


def test_after_an_export_the_folder_is_one_key_away(seat: Seat, page: LedgerPage, folder: Path) -> None:
    page.export()
    seat.wait()
    assert str(folder) in banners(page)
    at = seat.window.focusWidget()
    assert at is not None
    assert at.accessibleName() == "Ouvrir le dossier"
    assert bare(seat.told[-1]) == "2 écritures exportées, 25,00 €."


@pytest.mark.usefixtures("folder")
def test_an_export_is_not_taken_back(seat: Seat, page: LedgerPage) -> None:
    page.export()
    seat.wait()
    undo(seat)
    assert len(seat.application.ledger.exports()) == 1
    assert lines(page) == []


def test_a_claim_that_another_page_grants_joins_the_entries(seat: Seat, page: LedgerPage) -> None:
    seat.fill(
        lambda make: make.line(
            make.claim(make.person("Tessier", "Paul", known_as="T"), ClaimStatus.SUBMITTED),
            date(2026, 6, 5),
            400,
        )
    )
    seat.open("home")
    seat.application.deciding.approve([3])
    on_page(seat)
    assert page.preview is not None
    assert len(page.preview.entries) == 3
    assert "29,00 €" in bare(shown(page.figures))


def test_enter_on_an_account_opens_its_form_with_the_shipped_one(seat: Seat, page: LedgerPage) -> None:
    page.accounts.table.selectRow(account_row(page, AccountUse.MEAL))
    seat.bot.keyClick(page.accounts.table, Qt.Key.Key_Return)
    form = beside(seat).form
    assert stands_on(beside(seat), "number")
    assert form.field("number").as_text() == "6256"
    assert "Livré : 6256" in bare(shown(form))


@pytest.mark.parametrize(
    ("number", "label", "at"),
    [("", "Repas", "number"), ("6256", "", "label"), ("A", "Repas", "number")],
)
def test_an_account_is_refused_at_its_field(
    seat: Seat, page: LedgerPage, number: str, label: str, at: str
) -> None:
    page.accounts.table.selectRow(account_row(page, AccountUse.MEAL))
    press(seat, page.accounts, "Modifier le compte choisi")
    editor = beside(seat)
    editor.form.field("number").set_value(number)
    editor.form.field("label").set_value(label)
    editor.save()
    seat.wait()
    assert editor.form.field(at).fault()
    assert stands_on(editor, at)
    editor.window().close()
    assert seat.application.ledger.account_draft(AccountUse.MEAL).number == "6256"


def test_an_account_that_was_changed_comes_back_by_ctrl_z(seat: Seat, page: LedgerPage) -> None:
    at = account_row(page, AccountUse.MEAL)
    page.accounts.table.selectRow(at)
    press(seat, page.accounts, "Modifier le compte choisi")
    beside(seat).form.field("number").set_value("62562")
    beside(seat).save()
    seat.wait()
    assert page.accounts.table.model().index(at, 1).data() == "62562"
    assert undo(seat).startswith("Annulé")
    assert page.accounts.table.model().index(at, 1).data() == "6256"
    assert page.accounts.table.model().index(at, 3).data() == "—"


def test_each_export_has_a_door_that_names_it(seat: Seat, page: LedgerPage, folder: Path) -> None:
    page.export()
    seat.wait()
    (door,) = [one for one in offered(page.exports) if one.startswith("Enregistrer de nouveau")]
    assert door.startswith("Enregistrer de nouveau : ")
    (text,) = folder.glob("*.txt")
    first = text.read_bytes()
    text.unlink()
    press(seat, page.exports, "Enregistrer de nouveau")
    assert text.read_bytes() == first


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.READING])
def test_who_does_not_keep_the_books_is_offered_neither_export_nor_account(
    seat_as: Callable[[Role], Seat], role: Role
) -> None:
    seat = seat_as(role)
    seat.fill(write)
    page = on_page(seat)
    assert not any(one.startswith(("Exporter", "Modifier le compte")) for one in offered(page))
    page.accounts.table.selectRow(0)
    page.accounts.table.opened.emit(page.accounts.table.current_row())
    assert seat.window.findChildren(EditorWindow) == []


def test_the_treasurer_exports(seat_as: Callable[[Role], Seat], folder: Path) -> None:
    seat = seat_as(Role.TREASURY)
    seat.fill(write)
    page = on_page(seat)
    press(seat, page.header, "Exporter")
    assert len(seat.application.ledger.exports()) == 1
    assert len(list(folder.iterdir())) == 3
