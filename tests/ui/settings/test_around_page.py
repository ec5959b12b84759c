from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.structures import LegalForm, StructureKind, StructureLink
from engagement_desktop.ui.common.list_view import EditWanted
from engagement_desktop.ui.settings.around import AroundPage
from engagement_desktop.ui.settings.structure_form import AroundForm
from tests.builders import Builder
from tests.ui.conftest import Seat, shown
from tests.ui.town import door

CONTROL = Qt.KeyboardModifier.ControlModifier


def canton(make: Builder) -> None:
    """One of each link, and somebody whom an association sends."""
    make.structure()
    users = make.association(siren=None, approval="Régional", approved_until=date(2026, 1, 1), city="Auray")
    make.structure("SISA du Port", link=StructureLink.MEMBER, siren=None, city="Vannes")
    make.structure("Antenne du Bourg", link=StructureLink.SITE, siren=None)
    make.person(association_id=users.id)


def on_page(seat: Seat, what: object = None) -> AroundPage:
    page = seat.open("around", what)
    assert isinstance(page, AroundPage)
    return page


def names(page: AroundPage) -> list[str]:
    return [row.name for row in page.model.loaded()]


def stand_on(seat: Seat, page: AroundPage, name: str) -> None:
    at = names(page).index(name)
    page.table.selectRow(at)
    seat.bot.waitUntil(lambda: name in shown(page.pane))
    seat.wait()


def form_of(page: AroundPage) -> AroundForm:
    assert page.editor is not None
    assert isinstance(page.editor.form, AroundForm)
    return page.editor.form


@pytest.fixture
def around(seat: Seat) -> Seat:
    seat.fill(canton)
    return seat


def test_each_structure_is_told_with_its_link_and_what_leans_on_it(around: Seat) -> None:
    page = on_page(around)
    assert sorted(names(page)) == ["Antenne du Bourg", "Les Usagers du Canton", "SISA du Port"]
    stand_on(around, page, "Les Usagers du Canton")
    told = shown(page.pane)
    for words in ("Agrément", "Régional", "01/01/2026", "Personnes rattachées", "Auray"):
        assert words in told
    badges = [page.model.data(page.model.index(at, 1)) for at in range(3)]
    assert "Agrément échu" in badges


def test_chips_keep_one_link_and_the_search_finds_a_place(around: Seat) -> None:
    page = on_page(around)
    page.filters.filtered.emit("link", StructureLink.MEMBER.value)
    around.wait()
    assert names(page) == ["SISA du Port"]
    page._show_all()
    page.filters.search.set_words("aur")
    page.filters.search.tell()
    around.wait()
    assert names(page) == ["Les Usagers du Canton"]
    page._show_all()
    page.table.sort_wanted.emit("name", True)
    around.wait()
    assert names(page)[0] == "SISA du Port"


def test_ctrl_n_adds_a_member_first_when_one_is_a_cpts(seat: Seat) -> None:
    seat.fill(lambda make: make.structure("CPTS du Val", kind=StructureKind.CPTS))
    page = on_page(seat)
    assert page.empty.isVisible()
    with seat.bot.waitActive(seat.window):
        seat.window.activateWindow()
    QTest.keyClick(seat.window, Qt.Key.Key_N, CONTROL)
    form = form_of(page)
    assert form.link.value() is StructureLink.MEMBER
    assert form.field("kind").value() is StructureKind.MSP
    assert form.field("name").editor.hasFocus()
    form.link.set_value(StructureLink.SITE)
    form.changed.emit()
    form.link.changed.emit()
    assert form.field("kind").value() is StructureKind.CPTS
    assert form.field("approval").isHidden()
    form.field("name").set_value("Antenne du Marais")
    assert page.editor is not None
    page.editor.save(follow=True)
    seat.wait()
    assert names(page) == ["Antenne du Marais"]
    assert page.editor is not None
    assert form_of(page).field("name").as_text() == ""


def test_f2_changes_an_association_and_its_agrement(around: Seat) -> None:
    page = on_page(around)
    stand_on(around, page, "Les Usagers du Canton")
    page.edit_current()
    form = form_of(page)
    assert not form.field("approval").isHidden()
    form.field("approved_until").set_value(date(2031, 1, 1))
    form.field("legal_form").set_value(LegalForm.ASSOCIATION_1901)
    assert page.editor is not None
    page.editor.save()
    around.wait()
    assert around.told[-1] == "Structure enregistrée\u00a0: Les Usagers du Canton."
    stand_on(around, page, "Les Usagers du Canton")
    assert "01/01/2031" in shown(page.pane)


def test_a_name_already_taken_is_refused_at_its_field(around: Seat) -> None:
    page = on_page(around)
    page.edit(None)
    form = form_of(page)
    form.field("name").set_value("sisa du port")
    assert page.editor is not None
    page.editor.save()
    assert "est déjà dans le dossier" in form.field("name").fault()
    assert form.field("name").editor.hasFocus()


def test_one_is_archived_and_brought_back_without_being_asked(around: Seat) -> None:
    page = on_page(around)
    stand_on(around, page, "SISA du Port")
    door(page.pane, "Archiver").click()
    around.wait()
    assert around.told[-1] == "Structure archivée\u00a0: SISA du Port."
    assert names(page)[-1] == "SISA du Port"
    page.filters.filtered.emit("state", "archived")
    around.wait()
    assert names(page) == ["SISA du Port"]
    around.bot.waitUntil(lambda: "Archivée le" in shown(page.pane))
    door(page.pane, "Remettre dans les listes").click()
    around.wait()
    assert around.told[-1] == "Structure remise dans les listes\u00a0: SISA du Port."


def test_suppr_puts_what_nothing_leans_on_into_the_bin(around: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    refused: list[str] = []
    monkeypatch.setattr(
        "engagement_desktop.ui.common.dialogs.tell", lambda _parent, words: refused.append(words)
    )
    page = on_page(around)
    stand_on(around, page, "Les Usagers du Canton")
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    around.wait()
    assert "des personnes y sont rattachées" in refused[0]
    stand_on(around, page, "Antenne du Bourg")
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    around.wait()
    assert around.told[-1] == "Structure mise à la corbeille\u00a0: Antenne du Bourg."
    assert "Antenne du Bourg" not in names(page)
    around.desk.undo()
    around.wait()
    assert "Antenne du Bourg" in names(page)


def test_what_the_search_or_a_draft_points_at_is_shown(around: Seat) -> None:
    wanted = next(row for row in around.application.structures.others() if row.name == "SISA du Port")
    page = on_page(around, wanted.id)
    row = page.table.current_row()
    assert row is not None
    assert row.name == "SISA du Port"
    page = on_page(around, EditWanted(wanted.id))
    assert form_of(page).field("name").as_text() == "SISA du Port"


def test_a_reader_sees_the_list_and_changes_nothing(seat_as: Callable[[Role], Seat]) -> None:
    seat = seat_as(Role.SECRETARIAT)
    seat.fill(canton)
    page = on_page(seat)
    page.edit(None)
    assert page.editor is None
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    seat.wait()
    assert len(names(page)) == 3
    assert page.header.primary() is None


def test_a_chip_that_would_keep_nothing_is_not_offered(around: Seat) -> None:
    page = on_page(around)
    labels = {choice.label for chips in page.source.chips(page.query()).values() for choice in chips}
    assert labels == {"Associations", "Structures membres", "Sites"}
    page.filters.filtered.emit("state", "archived")
    around.wait()
    assert "Archivées" in {choice.label for choice in page.source.chips(page.query())["state"]}
