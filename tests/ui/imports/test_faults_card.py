import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from engagement_desktop.domain.imports.said import Ignored, ImportFault
from engagement_desktop.ui.imports.faults_table import FaultsTable
from engagement_desktop.ui.imports.import_page import ImportPage
from engagement_desktop.ui.imports.words import ignored_words
from engagement_desktop.ui.theme import Look
from tests.ui.conftest import Seat, shown
from tests.ui.imports.conftest import people


def fault(row: int, value: str = "2h75", message: str = "Les minutes vont de 0 à 59.") -> ImportFault:
    return ImportFault("Heures", row, "durée", value, message)


@pytest.fixture
def table(qtbot: QtBot, look: Look) -> FaultsTable:
    made = FaultsTable(look)
    qtbot.addWidget(made)
    made.resize(520, 400)
    made.show()
    return made


def test_a_long_sentence_makes_its_row_higher(table: FaultsTable, qtbot: QtBot) -> None:
    table.show_faults((fault(2), fault(3, message="mot " * 60), fault(4, value="x" * 180)), "Heures")
    qtbot.waitUntil(lambda: table.rowHeight(1) > 200)
    assert table.rowHeight(0) < table.rowHeight(2)


def test_a_cell_of_a_book_is_cut_but_never_hides_its_row(table: FaultsTable) -> None:
    table.show_faults((fault(2, value="y" * 30_000),), "Heures")
    written = table._model.index(0, 2).data()
    assert written == "y" * 200 + "…"


def test_thousands_of_faults_come_a_hundred_at_a_time(table: FaultsTable) -> None:
    table.show_faults(tuple(fault(row) for row in range(2, 1002)), "Heures")
    assert table._model.rowCount() == 100
    table._model.fetchMore(QModelIndex())
    assert table._model.rowCount() == 200
    assert table.rowHeight(150) >= 40


def test_what_is_to_check_has_its_own_chip(seat: Seat, workbook: object) -> None:
    page = seat.open("import")
    assert isinstance(page, ImportPage)
    sheets = dict(people()) | {
        "Structures": (
            ("nom", "type", "forme juridique", "FINESS", "SIREN"),
            ("MSP des Deux-Ponts", "MSP", "SISA", "123456789", "732829321"),
        )
    }
    page.read(workbook(sheets))  # type: ignore[operator]  # the fixture writes a workbook
    seat.wait()
    seat.bot.wait(150)
    card = page.panel.faults
    chips = {chip.text().split("\u00a0")[0]: chip for chip in card.kinds.findChildren(QPushButton)}
    assert set(chips) == {"Refusées", "À vérifier"}
    chips["À vérifier"].click()
    assert "Structures — 1\u00a0point à vérifier" in shown(card)
    assert card.table._model.row(0).column == "FINESS"


def test_what_is_ignored_is_named_in_the_right_number() -> None:
    assert ignored_words([]) == ""
    assert ignored_words([Ignored("Notes")]) == (
        "Laissé de côté, car inconnu\u00a0: la feuille «\u00a0Notes\u00a0»."
    )
    several = ignored_words([Ignored("A"), Ignored("B"), Ignored("Frais", "couleur"), Ignored("Frais", "x")])
    assert "les feuilles" in several
    assert "les colonnes «\u00a0couleur\u00a0» dans «\u00a0Frais\u00a0»" in several
