"""The register on a day, and what changed between two days."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton

from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.structures import StructureLink
from engagement_desktop.ui.register.committee_page import CommitteePage
from engagement_desktop.ui.register.committees_page import CommitteesPage
from engagement_desktop.ui.register.register_page import RegisterPage
from engagement_desktop.ui.register.register_view import RegisterView
from tests.builders import Builder
from tests.ui.conftest import Seat, shown, story
from tests.ui.town import door


def on_page(seat: Seat, what: object = None) -> RegisterPage:
    page = seat.open("register_at", what)
    assert isinstance(page, RegisterPage)
    return page


def names(page: RegisterPage) -> list[str]:
    return [f"{line.last_name} {line.first_name}" for line in page.register.rows()]


def test_a_day_that_is_typed_shows_the_mandates_of_that_day(filled: Seat) -> None:
    page = on_page(filled)
    assert filled.window.focusWidget() is page.day.edit
    assert page.header.title() == "Registre au 22/11/2026"
    assert names(page) == ["Hélias Monique", "Tessier Paul"]
    QTest.keyClicks(page.day.edit, "31/12/2023")
    QTest.keyClick(page.day.edit, Qt.Key.Key_Return)
    assert page.register.rows() == ()
    assert "Aucun mandat n’est en cours le 31\u00a0décembre 2023." in shown(page)
    page.day.type("1/1/2027")
    assert names(page) == ["Tessier Paul"]


def test_the_first_figure_typed_replaces_the_day(filled: Seat) -> None:
    page = on_page(filled)
    with filled.bot.waitActive(filled.window):
        filled.window.activateWindow()
    page.take_focus()
    page.day.edit.clearFocus()
    page.day.edit.setFocus(Qt.FocusReason.TabFocusReason)
    assert page.day.edit.selectedText() == "22/11/2026"


def test_a_committee_is_looked_at_alone(filled: Seat) -> None:
    def other(make: Builder) -> None:
        held = make.committee(make.association(), "Comité d’éthique")
        make.mandate(make.person("Kerlan", "Zoé", known_as="Z1"), held, date(2025, 1, 1))

    filled.fill(other)
    page = on_page(filled, RegisterView(date(2026, 1, 1), 2))
    assert names(page) == ["Kerlan Zoé"]
    page.committee.setCurrentIndex(0)
    assert sorted(names(page)) == ["Hélias Monique", "Kerlan Zoé", "Tessier Paul"]
    assert page.committee_id() is None


def test_what_changed_is_told_day_by_day(filled: Seat) -> None:
    page = on_page(filled)
    page.tabs.choose(1)
    assert page.header.title() == "Ce qui a changé"
    assert "Rien n’a changé entre ces deux jours." in shown(page)
    page.since.type("31/12/2023")
    told = [change.sentence for change in page.changes.rows()]
    assert len(told) == 2
    assert any("Monique Hélias" in one for one in told)
    page.until.type("31/12/2022")
    assert "Le second jour est avant le premier. Inversez les deux dates." in shown(page)
    assert page.changes.rows() == ()
    page.tabs.choose(0)
    assert names(page) == ["Hélias Monique", "Tessier Paul"]


def test_the_whole_table_is_copied_and_no_cell_becomes_a_formula(filled: Seat) -> None:
    def hostile(make: Builder) -> None:
        held = make.committee(make.association(), "=1+1\tx")
        make.mandate(make.person("@Somme", "A", known_as="H1"), held, date(2025, 1, 1))

    filled.fill(hostile)
    page = on_page(filled)
    page.copy()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[:3] == ["Nom", "Comité", "Collège"]
    assert len(lines) == 4
    assert next(line for line in lines if "Somme" in line).split("\t")[:2] == ["'@Somme A", "'=1+1 x"]
    assert len({line.count("\t") for line in lines}) == 1
    assert filled.told[-1] == "3\u00a0lignes copiées\u00a0: collez-les dans un tableur."


@pytest.mark.parametrize(("ending", "begins"), [(".csv", b"\xef\xbb\xbfNom;"), (".pdf", b"%PDF")])
def test_the_register_in_sight_is_saved_for_a_spreadsheet_or_to_print(
    filled: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, begins: bytes
) -> None:
    target, proposed = tmp_path / f"r{ending}", []

    def choose(_parent: object, _title: str, name: str, kinds: str) -> tuple[str, str]:
        proposed.append((Path(name).name, kinds.count("*")))
        return str(target), next(kind for kind in kinds.split(";;") if ending in kind)

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    page = on_page(filled)
    QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    filled.bot.waitUntil(target.exists)
    filled.wait()
    assert target.read_bytes().startswith(begins)
    assert proposed == [("registre-2026-11-22.csv", 2)]
    assert "Registre au 22/11/2026 enregistré\u00a0: 2\u00a0mandats." in shown(page)


def test_what_changed_is_saved_too(filled: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "c.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: (str(target), ""))
    page = on_page(filled)
    page.tabs.choose(1)
    page.since.type("31/12/2023")
    page.write()
    filled.bot.waitUntil(target.exists)
    filled.wait()
    lines = target.read_text("utf-8-sig").splitlines()
    assert lines[0] == "À partir du;Comité;Ce qui a changé"
    assert len(lines) == 3


def test_who_may_not_make_files_is_not_offered_one(seat_as: Callable[[Role], Seat]) -> None:
    seat = seat_as(Role.READING)
    seat.fill(story)
    page = on_page(seat)
    words = {one.text() for one in page.findChildren(QPushButton)}
    assert "Copier le tableau" in words
    assert "Enregistrer…" not in words


def test_enter_opens_the_committee_as_it_was_that_day(filled: Seat) -> None:
    page = on_page(filled)
    page.day.type("1/2/2024")
    page.register.setFocus()
    QTest.keyClick(page.register, Qt.Key.Key_Return)
    filled.wait()
    committee = filled.desk.open("committee")
    assert isinstance(committee, CommitteePage)
    assert committee.day() == date(2024, 2, 1)
    door(committee.facts, "Registre à une date").click()
    filled.wait()
    assert page.isVisible()
    assert page.committee_id() == 1


def test_the_list_of_committees_leads_to_the_register(filled: Seat) -> None:
    listed = filled.open("committees")
    assert isinstance(listed, CommitteesPage)
    door(listed.header, "Registre à une date").click()
    filled.wait()
    assert on_page(filled).isVisible()


def test_a_register_without_a_committee_says_that_nobody_sits(seat: Seat) -> None:
    seat.fill(lambda make: make.structure(link=StructureLink.OWN))
    page = on_page(seat)
    assert "Aucun mandat n’est en cours" in shown(page)
    assert page.register.isHidden()
