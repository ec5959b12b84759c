from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex

from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.people_drafts import OwnFieldDraft
from engagement_desktop.domain.topics import Topic
from engagement_desktop.ui.settings.journal import JournalPage, moment, since
from tests.conftest import NOW
from tests.ui.conftest import Seat, shown


def on_page(seat: Seat) -> JournalPage:
    page = seat.open("journal")
    assert isinstance(page, JournalPage)
    return page


def sentences(page: JournalPage) -> list[str]:
    return [row.sentence for row in page.model.loaded()]


@pytest.fixture
def busy(seat: Seat) -> Seat:
    seat.fill(lambda make: make.structure())
    seat.application.own_fields.save(OwnFieldDraft(label="Taille"))
    seat.application.accounts.rename(seat.application.workspace.actor.account_id, "Claire B.")
    return seat


def test_who_did_what_and_when_is_told_the_newest_first(busy: Seat) -> None:
    page = on_page(busy)
    assert sentences(page)[0].startswith("Compte renommé")
    assert page.model.data(page.model.index(0, 1)) == "Claire B."
    assert page.model.data(page.model.index(0, 2)) == moment(NOW)
    busy.bot.waitUntil(lambda: "Ligne du journal" in shown(page.pane))
    assert "22\u00a0novembre 2026" in shown(page.pane)


def test_chips_by_who_by_period_and_by_topic_narrow_the_list(busy: Seat) -> None:
    page = on_page(busy)
    whole = len(sentences(page))
    page.filters.filtered.emit("topic", Topic.ACCOUNTS.value)
    busy.wait()
    assert 0 < len(sentences(page)) < whole
    page._show_all()
    page.filters.filtered.emit("who", str(busy.application.workspace.actor.account_id))
    page.filters.filtered.emit("period", "today")
    busy.wait()
    assert len(sentences(page)) == whole
    chips = page.source.chips(page.query())
    assert [choice.label for choice in chips["who"]] == ["Claire B."]
    assert [choice.label for choice in chips["period"]][:2] == ["Aujourd’hui", "7 jours"]


def test_words_are_searched_and_nothing_found_is_said(busy: Seat) -> None:
    page = on_page(busy)
    page.filters.search.set_words("renomme")
    page.filters.search.tell()
    busy.wait()
    assert len(sentences(page)) == 1
    page.filters.search.set_words("introuvable")
    page.filters.search.tell()
    busy.wait()
    assert sentences(page) == []
    assert "introuvable" in page._nothing_words.text()


def test_two_hundred_lines_come_at_a_time(seat: Seat) -> None:
    fields = seat.application.own_fields
    added = fields.save(OwnFieldDraft(label="Taille"))
    for at in range(205):
        fields.hide(added, hidden=at % 2 == 0)
    page = on_page(seat)
    assert page.model.rowCount() == 200
    assert "200 lignes à la fois" in page._footer.whole()
    page.model.fetchMore(QModelIndex())
    assert page.model.rowCount() > 205


@pytest.mark.parametrize(
    ("period", "first"),
    [
        ("today", date(2026, 11, 22)),
        ("week", date(2026, 11, 16)),
        ("month", date(2026, 10, 24)),
        ("year", date(2026, 1, 1)),
        ("", None),
    ],
)
def test_a_period_ends_today(period: str, first: date | None) -> None:
    assert since(period, date(2026, 11, 22)) == first


def test_a_reader_is_not_shown_the_journal(seat_as: Callable[[Role], Seat]) -> None:
    assert "journal" not in seat_as(Role.READING).desk.page_keys()
