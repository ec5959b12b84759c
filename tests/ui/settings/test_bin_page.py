from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from engagement_desktop.bootstrap import Application
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.structures import StructureLink
from engagement_desktop.ui.settings.bin import BinPage
from tests.builders import Builder
from tests.ui.conftest import Seat, shown
from tests.ui.town import door


def people(make: Builder) -> None:
    make.structure()
    make.structure("Antenne du Bourg", link=StructureLink.SITE, siren=None)
    make.person()
    make.person("Tessier", "Paul")


def on_page(seat: Seat) -> BinPage:
    page = seat.open("bin")
    assert isinstance(page, BinPage)
    return page


def said(page: BinPage) -> list[str]:
    return [row.said for row in page.model.loaded()]


def known(seat: Seat) -> list[str]:
    return [row.last_name for row in seat.application.people.page(ListQuery(sort="name")).rows]


@pytest.fixture
def deleted(seat: Seat) -> Seat:
    """A person and a site lie in the bin."""
    seat.fill(people)
    rows = seat.application.people.page(ListQuery(sort="name")).rows
    seat.application.people.delete(rows[0].id)
    seat.application.structures.delete(seat.application.structures.others()[0].id)
    return seat


def test_an_empty_bin_says_what_it_is_for(seat: Seat) -> None:
    page = on_page(seat)
    assert page.empty.isVisible()
    assert "La corbeille est vide" in shown(page.empty)
    assert "30\u00a0jours" in shown(page.empty)


def test_what_was_deleted_by_whom_and_until_when_is_told(deleted: Seat) -> None:
    page = on_page(deleted)
    assert len(said(page)) == 2
    deleted.bot.waitUntil(lambda: "Gardé jusqu’au" in shown(page.pane))
    told = shown(page.pane)
    assert "Claire" in told
    assert "22/12/2026 (encore 30\u00a0jours)" in told
    page.filters.filtered.emit("kind", "person")
    deleted.wait()
    assert said(page) == ["Monique Hélias"]


def test_enter_then_enter_puts_a_person_back_and_the_list_goes_on(deleted: Seat) -> None:
    page = on_page(deleted)
    assert known(deleted) == ["Tessier"]
    page.table.selectRow(said(page).index("Monique Hélias"))
    with deleted.bot.waitActive(deleted.window):
        deleted.window.activateWindow()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.restoring is not None
    assert page.restoring.hasFocus()
    QTest.keyClick(page.restoring, Qt.Key.Key_Return)
    deleted.wait()
    assert known(deleted) == ["Hélias", "Tessier"]
    assert deleted.told[-1] == "Remis à sa place\u00a0: Monique Hélias."
    assert said(page) == ["Antenne du Bourg"]


def test_what_cannot_come_back_says_why_and_stays(deleted: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    refused: list[str] = []
    monkeypatch.setattr(
        "engagement_desktop.ui.common.dialogs.tell", lambda _parent, words: refused.append(words)
    )
    page = on_page(deleted)
    row = next(row for row in page.model.loaded() if row.said == "Antenne du Bourg")
    page.restore(row)
    deleted.wait()
    page.restore(row)
    deleted.wait()
    assert refused == ["Cet élément n’est plus dans la corbeille. Rien n’a été changé."]


def test_who_could_not_delete_is_told_whom_to_ask(
    application: Application, seat_as: Callable[[Role], Seat]
) -> None:
    with application.workspace.database.work() as session:
        people(Builder(session))
    application.structures.delete(application.structures.others()[0].id)
    reader = seat_as(Role.READING)
    page = on_page(reader)
    reader.bot.waitUntil(lambda: "Gardé jusqu’au" in shown(page.pane))
    assert "demandez à la coordination" in shown(page.pane)
    assert page.restoring is None
    page.open_row(page.model.loaded()[0])


def test_a_thing_is_put_back_by_its_button(deleted: Seat) -> None:
    page = on_page(deleted)
    deleted.bot.waitUntil(lambda: "Gardé jusqu’au" in shown(page.pane))
    door(page.pane, "Remettre").click()
    deleted.wait()
    assert len(said(page)) == 1
