"""Names that another program would obey, through every list, file, link and search."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.hours.entries import MissionFamily
from engagement_desktop.domain.register.structures import StructureLink
from engagement_desktop.domain.text import search_key
from engagement_desktop.ui.common.table_page import TablePage
from tests.builders import Builder
from tests.ui.conftest import Seat
from tests.ui.town import column, file_of, go_through, search, table

HOSTILE = (
    "<b>Gras</b> & Cie",
    "=1+1",
    "🙂 \u202eetran\u202c",
    "&Ouvrir le fichier",
    "'; DROP TABLE person; --",
    "%s {0} \\n \x7f",
    "x" * 300,
)


@pytest.fixture
def crowd(seat: Seat) -> Seat:
    seat.fill(_crowd)
    return seat


def _crowd(make: Builder) -> None:
    own = make.structure(link=StructureLink.OWN)
    for at, name in enumerate(HOSTILE):
        committee = make.committee(own, f"{name} {at}")
        person = make.person(name, "Zoé", city=name, address=name, search_key=search_key(name, "Zoé"))
        make.mandate(person, committee, date(2025, 1, 1))
        meeting = make.meeting(committee, date(2026, 2, 1 + at), place=name, agenda=name, decisions=name)
        make.attendance(meeting, person)
        make.hours(
            person, own, date(2026, 2, 1 + at), 60, activity=name, reason=name, family=MissionFamily.ETHICS
        )
        claim = make.claim(person, ClaimStatus.SUBMITTED, reference=f"{name} {at}")
        make.line(claim, date(2026, 2, 1 + at), purpose=name, origin=name, destination=name, receipt=name)


def lists(seat: Seat) -> dict[str, TablePage[Any]]:
    opened = {}
    for key in ("people", "committees", "meetings", "hours", "expenses"):
        page = seat.open(key)
        assert isinstance(page, TablePage)
        opened[key] = page
    return opened


def test_every_name_stands_in_its_list_as_it_was_typed(crowd: Seat) -> None:
    pages = lists(crowd)
    for at, name in enumerate(HOSTILE):
        assert f"{name} Zoé" in column(pages["people"], "name")
        assert f"{name} {at}" in column(pages["committees"], "name")
        assert name in column(pages["meetings"], "place")
        assert name in column(pages["hours"], "activity")
        assert f"{name} {at}" in column(pages["expenses"], "reference")


def test_every_file_reads_them_as_plain_words(crowd: Seat) -> None:
    for key, page in lists(crowd).items():
        seat_page = crowd.open(key)
        assert seat_page is page
        for at in range(len(table(page))):
            wanted = table(page)[at]
            assert file_of(crowd, page, lambda row, wanted=wanted: row == wanted)
            labels = page.pane.findChildren(QLabel)
            assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
        assert page.pane.width() <= crowd.context.look.px(360)


def test_tooltips_never_become_markup(crowd: Seat) -> None:
    page = crowd.open("people")
    assert isinstance(page, TablePage)
    for at in range(len(table(page))):
        tip = str(page.model.index(at, 0).data(Qt.ItemDataRole.ToolTipRole))
        assert "<b>" not in tip


def test_an_ampersand_is_no_shortcut_on_a_link(crowd: Seat) -> None:
    page = crowd.open("hours")
    assert isinstance(page, TablePage)
    file_of(crowd, page, lambda row: row["person"].startswith("&Ouvrir"))
    links = [link for link in page.pane.findChildren(QPushButton) if "Ouvrir" in link.accessibleName()]
    assert links
    assert all(link.shortcut().isEmpty() for link in links)
    assert any("&&" in link.text() for link in links)


def test_the_link_on_a_hostile_name_leads_to_that_person_alone(crowd: Seat) -> None:
    page = crowd.open("expenses")
    assert isinstance(page, TablePage)
    for name in HOSTILE[::3]:
        crowd.open("expenses")
        file_of(crowd, page, lambda row, name=name: row["person"] == f"{name} Zoé")
        people = go_through(crowd, page.pane, f"Zoé {name}", "people")
        assert column(people, "name") == [f"{name} Zoé"]


def test_a_search_takes_every_sign_as_a_sign(crowd: Seat) -> None:
    page = crowd.open("people")
    assert isinstance(page, TablePage)
    for words in ("'; drop", "<b>", "=1", "🙂", "{0}"):
        search(crowd, page, words)
        assert len(table(page)) == 1, words
    search(crowd, page, "zoe")
    assert len(table(page)) == len(HOSTILE)
