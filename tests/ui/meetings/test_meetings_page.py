from PySide6.QtWidgets import QPushButton

from engagement_desktop.ui.meetings.meetings_page import MeetingsPage
from tests.ui.conftest import Seat, shown


def meetings(seat: Seat) -> MeetingsPage:
    page = seat.open("meetings")
    assert isinstance(page, MeetingsPage)
    return page


def row_of(page: MeetingsPage, day: str) -> int:
    days = [page.model.data(page.model.index(row, 1)) for row in range(page.model.rowCount())]
    return days.index(day)


def test_the_newest_meeting_comes_first_with_its_state(filled: Seat) -> None:
    page = meetings(filled)
    first = [page.model.data(page.model.index(0, column)) for column in range(4)]
    assert first == ["Comité des usagers", "10/12/2026", "Prévue", "—"]


def test_the_pane_tells_when_where_who_and_what_was_decided(filled: Seat) -> None:
    page = meetings(filled)
    page.table.selectRow(row_of(page, "03/03/2026"))
    filled.bot.waitUntil(lambda: "Ouvrir le samedi" in shown(page.pane))
    told = shown(page.pane)
    for words in (
        "De 18\u00a0h\u00a000 à 20\u00a0h\u00a000",
        "Salle des fêtes",
        "Accueil",
        "Présence\u00a0: 1 sur 2",
    ):
        assert words in told
    assert "Excusé\u00a0: 1" in told


def test_a_held_meeting_says_what_it_lacks(filled: Seat) -> None:
    page = meetings(filled)
    page.table.selectRow(row_of(page, "05/05/2026"))
    filled.bot.waitUntil(lambda: "Aucune décision" in shown(page.pane))
    assert "à 18\u00a0h\u00a000" in shown(page.pane).lower()


def test_the_meetings_of_one_state_are_kept_by_a_chip(filled: Seat) -> None:
    page = meetings(filled)
    page.filters._rows["status"]._chips["planned"].click()
    filled.wait()
    assert page.model.rowCount() == 1
    assert page._footer.whole() == "1\u00a0réunion affichée sur 3"


def test_a_meeting_is_a_door_to_its_committee(filled: Seat) -> None:
    page = meetings(filled)
    filled.bot.waitUntil(lambda: "Comité des usagers" in shown(page.pane))
    doors = page.pane.findChildren(QPushButton)
    next(door for door in doors if door.accessibleName() == "Voir le comité").click()
    filled.wait()
    assert filled.desk.open("committees").model.rowCount() == 1  # type: ignore[attr-defined]  # a list page


def test_a_search_without_answer_says_the_words_and_offers_everything(filled: Seat) -> None:
    page = meetings(filled)
    page.filters.search.set_words("zzz")
    page.filters.search.tell()
    filled.wait()
    assert page._nothing_words.text() == "Rien ne correspond à «\u00a0zzz\u00a0»."
    assert page._found_nothing.isVisible()
    page._show_all()
    filled.wait()
    assert page.model.rowCount() == 3
