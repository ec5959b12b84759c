"""A committee comes to life in the window: its seats and rules, who sits, who follows whom."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.domain.register.structures import StructureLink
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.register.committee_page import CommitteePage
from engagement_desktop.ui.register.committees_page import CommitteesPage
from engagement_desktop.ui.register.seats_field import SeatsField
from tests.builders import Builder
from tests.journeys.hand import CONTROL, Hand
from tests.ui.conftest import Seat, shown
from tests.ui.town import door

TODAY = date(2026, 11, 22)


def people(make: Builder) -> None:
    make.structure(link=StructureLink.OWN)
    for last, first, capacity in (
        ("Hélias", "Monique", Capacity.USER),
        ("Benali", "Fatima", Capacity.USER),
        ("Ezan", "André", Capacity.USER),
        ("Rousseau", "Claire", Capacity.PROFESSIONAL),
    ):
        make.person(last, first, capacity=capacity)


@pytest.fixture
def town(seat: Seat) -> Seat:
    seat.fill(people)
    return seat


def write(editor: Editor[Any], key: str, words: str) -> None:
    """Put words into a line; no list opens under it, which this platform cannot show."""
    edit: Any = editor.form.field(key).editor
    edit.setFocus()
    edit.setText(words)


def editor_of(page: CommitteePage | CommitteesPage) -> Editor[Any]:
    editor = page.editor if isinstance(page, CommitteesPage) else page.place.editor
    assert editor is not None
    return editor


def founded(seat: Seat, hand: Hand) -> CommitteePage:
    """Ctrl+N, a name, seats, a length of term, Ctrl+S, Enter."""
    listed = seat.open("committees")
    assert isinstance(listed, CommitteesPage)
    hand.key(Qt.Key.Key_N, CONTROL)
    editor = editor_of(listed)
    write(editor, "name", "Comité des usagers")
    write(editor, "kind", "comité des usagers")
    write(editor, "rules.seats", "3")
    seats = editor.form.field("rules.seats_by_college")
    assert isinstance(seats, SeatsField)
    QTest.keyClicks(seats.edit_of(Capacity.USER), "2")
    QTest.keyClicks(seats.edit_of(Capacity.PROFESSIONAL), "1")
    write(editor, "rules.term_months", "3 ans")
    write(editor, "rules.terms_most", "2")
    hand.key(Qt.Key.Key_S, CONTROL)
    assert listed.editor is None
    hand.key(Qt.Key.Key_Return)
    page = seat.desk.open("committee")
    assert isinstance(page, CommitteePage)
    return page


def seated(hand: Hand, page: CommitteePage, name: str, **answers: object) -> None:
    """Enter on the seat that waits, a name, Ctrl+S."""
    page.acts.fill_seat()
    editor = editor_of(page)
    write(editor, "person_id", name)
    for key, value in answers.items():
        editor.form.field(key).set_value(value)
    hand.key(Qt.Key.Key_S, CONTROL)
    hand.seat.wait()


def sitting(seat: Seat, day: date = TODAY) -> list[str]:
    return sorted(line.last_name for line in seat.application.history.register_on(day))


def test_a_committee_with_seats_and_rules_is_filled_from_its_table(town: Seat) -> None:
    hand = Hand(town)
    page = founded(town, hand)
    assert "0 pourvu, 3 vacants" in page.seats.card.chart.accessibleName()
    page.take_focus()
    hand.key(Qt.Key.Key_Return)
    editor = editor_of(page)
    write(editor, "person_id", "helias")
    hand.key(Qt.Key.Key_S, CONTROL)
    assert page.place.editor is None
    seated(hand, page, "Rousseau")
    names = [one.name for one in page.seats.card.chart.seats()]
    assert sorted(names) == ["", "Claire Rousseau", "Monique Hélias"]
    assert "2 pourvus, 1 vacant" in page.seats.card.chart.accessibleName()
    line = town.application.history.register_on(TODAY)[0]
    assert line.ended_on == date(2029, 11, 21)
    assert town.told[-1] == town.application.workspace.last_act()
    town.desk.undo()
    assert sitting(town) == ["Hélias"]


def test_co_presidence_is_asked_once_then_accepted(town: Seat) -> None:
    hand = Hand(town)
    page = founded(town, hand)
    seated(hand, page, "Hélias", office=Office.CHAIR)
    seated(hand, page, "Benali", office=Office.CHAIR)
    editor = editor_of(page)
    assert "À confirmer." in shown(editor)
    assert sitting(town) == ["Hélias"]
    door(editor, "Enregistrer quand même").click()
    town.wait()
    assert page.place.editor is None
    chairs = [line for line in town.application.history.register_on(TODAY) if line.office is Office.CHAIR]
    assert sorted(line.last_name for line in chairs) == ["Benali", "Hélias"]


def test_a_suppleant_follows_a_titulaire_and_is_said_with_the_seat(town: Seat) -> None:
    hand = Hand(town)
    page = founded(town, hand)
    seated(hand, page, "Hélias")
    seated(hand, page, "Benali", seat=SeatKind.SUBSTITUTE, substitute_for_id=1)
    assert page.place.editor is None
    said = [page.seats.card.chart.spot(at).accessibleName() for at in range(3)]
    assert any("Monique Hélias" in one and "suppléance\u00a0: Fatima Benali" in one for one in said)
    assert sum("vacant" in one for one in said) == 2
    seated(hand, page, "Ezan", seat=SeatKind.SUBSTITUTE)
    assert editor_of(page).form.field("substitute_for_id").fault() == "Dites qui cette personne supplée."
    assert sitting(town) == ["Benali", "Hélias"]


def test_a_wave_of_renewal_goes_on_with_some_and_leaves_the_others(town: Seat) -> None:
    hand = Hand(town)
    page = founded(town, hand)
    ends = {"started_on": date(2024, 1, 1), "ended_on": date(2026, 12, 31)}
    for name in ("Hélias", "Benali", "Rousseau"):
        seated(hand, page, name, **ends)
    door(page.seats.aside, "Préparer le renouvellement").click()
    editor = editor_of(page)
    boxes: Any = editor.form.field("mandates")
    assert boxes.words() == "3 sur 3"
    boxes.box(2).setFocus()
    hand.key(Qt.Key.Key_Space)
    hand.key(Qt.Key.Key_S, CONTROL)
    assert page.place.editor is None
    assert sitting(town, date(2026, 12, 31)) == ["Benali", "Hélias", "Rousseau"]
    assert sitting(town, date(2027, 1, 1)) == ["Hélias", "Rousseau"]
    after = town.application.history.register_on(date(2027, 1, 1))
    assert {line.ended_on for line in after} == {date(2029, 12, 31)}
    town.desk.undo()
    assert sitting(town, date(2027, 1, 1)) == []
