from functools import partial
from typing import ClassVar

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.topics import Topic
from engagement_desktop.ui.common.banner import FAULT, INFO, WARNING, Banner
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.group_page import GroupPage, GroupPart
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.jobs import Job
from engagement_desktop.ui.navigation import PAGES, Place
from tests.ui.conftest import Seat


class Ledger(Page):
    """A page that notes what is asked of it."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.HOURS})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "Registre")
        self.reads = 0
        self.layouts: list[int] = []
        self.refusal: DomainError | None = None

    def refresh(self) -> None:
        self.reads += 1
        if self.refusal is not None:
            raise self.refusal

    def arrange(self, effective: int) -> None:
        self.layouts.append(effective)


@pytest.fixture
def page(seat: Seat) -> Ledger:
    made = Ledger(seat.context)
    seat.bot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    return made


def banners(page: Page) -> list[str]:
    inside = page._banner_place.layout()
    return [inside.itemAt(at).widget().accessibleName() for at in range(inside.count())]


def test_a_page_reads_when_it_is_seen_and_not_before(seat: Seat) -> None:
    page = Ledger(seat.context)
    seat.bot.addWidget(page)
    assert page.reads == 0
    page.show()
    assert page.reads == 1
    page.hide()
    page.show()
    assert page.reads == 1


def test_a_change_is_read_at_once_by_the_page_in_sight_and_later_by_the_others(
    seat: Seat, page: Ledger
) -> None:
    seat.context.signals.data_changed.emit(frozenset({Topic.HOURS}))
    assert page.reads == 2
    page.hide()
    for _time in range(3):
        seat.context.signals.data_changed.emit(frozenset({Topic.HOURS}))
    assert page.reads == 2
    page.show()
    assert page.reads == 3


def test_a_change_of_something_else_is_not_read_again(seat: Seat, page: Ledger) -> None:
    seat.context.signals.data_changed.emit(frozenset({Topic.EXPENSES}))
    assert page.reads == 1


def test_a_page_that_cannot_be_read_says_why_and_stays(seat: Seat, page: Ledger) -> None:
    said: list[str] = []

    def close() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(box.text())
        box.buttons()[0].click()

    page.refusal = DomainError("Cette personne n’est plus dans le dossier.")
    QTimer.singleShot(50, close)
    seat.context.signals.data_changed.emit(frozenset({Topic.HOURS}))
    assert said == ["Cette personne n’est plus dans le dossier."]
    assert page.isVisible()
    page.refusal = None
    seat.context.signals.data_changed.emit(frozenset({Topic.HOURS}))
    assert page.reads == 3


def test_the_layout_follows_the_width_divided_by_the_text_size(seat: Seat, page: Ledger) -> None:
    page.resize(1200, 600)
    seat.context.look.choose_size(150)
    seat.context.look.choose_size(100)
    assert page.layouts[-3:] == [1200, 800, 1200]
    before = len(page.layouts)
    page.resize(1200, 650)
    assert len(page.layouts) == before


def test_at_most_two_banners_stand_on_a_page_the_newest_first(seat: Seat, page: Ledger) -> None:
    look = seat.context.look
    assert not page._banner_place.isVisible()
    page.show_banner(Banner(look, INFO, "Lecture seule."))
    page.show_banner(Banner(look, WARNING, "À vérifier."))
    newest = page.show_banner(Banner(look, FAULT, "Sauvegarde non faite."))
    assert banners(page) == ["Sauvegarde non faite.", "À vérifier."]
    page.drop_banner(newest)
    assert banners(page) == ["À vérifier."]
    page.drop_banner(page._shown_banners[0])
    assert not page._banner_place.isVisible()


def test_the_focus_goes_to_the_primary_action_where_nothing_else_is_named(seat: Seat, page: Ledger) -> None:
    page.take_focus()
    primary = page.header.add_primary("Produire le rapport", lambda: None)
    seat.bot.waitUntil(primary.isVisible)
    page.take_focus()
    assert page.focusWidget() is primary
    assert page.accessibleName() == "Registre"


def test_long_work_of_a_page_fails_through_the_one_door(seat: Seat, page: Ledger) -> None:
    def refuse(_progress: object) -> object:
        raise DomainError("Rien à imprimer.")

    heard: list[str] = []
    seat.context.errors.told.connect(heard.append)
    QTimer.singleShot(100, lambda: QApplication.activeModalWidget().close())
    assert isinstance(page.start(refuse), Job)
    seat.bot.waitUntil(lambda: heard == ["Rien à imprimer."])
    seat.bot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_a_group_builds_each_page_when_it_is_first_chosen(seat: Seat) -> None:
    built: list[str] = []

    def maker(name: str) -> Page:
        built.append(name)
        return Page(seat.context, name)

    titles = ("Dossier", "Affichage")
    group = GroupPage(seat.context.look, [GroupPart(title, partial(maker, title)) for title in titles])
    seat.bot.addWidget(group)
    first = group.open("Dossier")
    assert built == ["Dossier"]
    group.tabs.choose(1)
    assert built == ["Dossier", "Affichage"]
    assert group.open("Dossier") is first
    assert group.tabs.current() == 0


def test_a_group_of_one_page_shows_no_tab(seat: Seat) -> None:
    group = GroupPage(seat.context.look, [GroupPart("Dossier", lambda: Page(seat.context, "Dossier"))])
    seat.bot.addWidget(group)
    group.show()
    group.open()
    assert not group.tabs.isVisible()
    assert not group.families.isVisible()


def test_a_family_shows_its_own_row_and_keeps_the_page_where_one_was(seat: Seat) -> None:
    parts = [
        GroupPart(title, partial(Page, seat.context, title), family)
        for title, family in (("Frais", "Argent"), ("Banque", "Argent"), ("Écran", "Poste"))
    ]
    group = GroupPage(seat.context.look, parts)
    seat.bot.addWidget(group)
    group.show()
    bank = group.open("Banque")
    assert group.families.titles() == ["Argent", "Poste"]
    assert group.tabs.titles() == ["Frais", "Banque"]
    group.families.choose(1)
    assert not group.tabs.isVisible()
    group.families.choose(0)
    assert group.tabs.isVisible()
    assert group.open() is bank


@pytest.mark.parametrize("size", [100, 150])
def test_the_settings_never_take_more_than_two_rows_of_tabs(filled: Seat, size: int) -> None:
    filled.window.resize(1024, 700)
    filled.context.look.choose_size(size)
    for spec in PAGES:
        if spec.place is Place.SETTINGS:
            page = filled.open(spec.key)
            group = page.parentWidget().parentWidget()
            assert isinstance(group, GroupPage)
            rows = [tabs for tabs in (group.families, group.tabs) if tabs.isVisible()]
            assert all(len({button.y() for button in tabs.findChildren(QPushButton)}) == 1 for tabs in rows)


def test_a_commit_of_any_page_is_seen_on_the_page_that_shows_it(filled: Seat) -> None:
    page = filled.open("committees")
    assert page.isVisible()
    with filled.application.workspace.act(
        Permission.STRUCTURE_WRITE, "committee_renamed", "Comité renommé."
    ) as change:
        change.session.get_one(Committee, 1).name = "Comité <b>& Cie</b>"
    filled.wait()
    names = [row.name for row in page.model.loaded()]  # type: ignore[attr-defined]  # a list page
    assert names == ["Comité <b>& Cie</b>"]


def test_every_page_keeps_its_head_and_its_body_scrolls(page: Ledger) -> None:
    for number in range(60):
        page.body.addWidget(QPushButton(f"Ligne {number}"))
    QApplication.processEvents()
    header: QWidget = page.header
    assert header.isVisible()
    assert page.minimumSizeHint().height() < 600
