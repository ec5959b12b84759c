"""Presences by one letter, the quorum in sight, hours and guests in a small sheet."""

from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.attending.live_rows import LiveAttendee
from engagement_desktop.domain.meetings.attending.roll import Span
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.mandates import SeatKind
from engagement_desktop.services.workspace import Actor
from engagement_desktop.ui.meetings.live.attending.attendance_panel import AttendancePanel
from engagement_desktop.ui.meetings.live.attending.guest_sheet import GuestSheet
from engagement_desktop.ui.meetings.live.attending.hours_sheet import HoursSheet
from engagement_desktop.ui.meetings.live.attending.quorum_band import QuorumBand
from engagement_desktop.ui.meetings.live.editing.feed import LiveFeed
from tests.builders import Builder
from tests.live_rooms import CLOCK, OPENED, LiveRoom, live_room
from tests.ui.conftest import Seat

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support raise()",
    "This plugin does not support grabbing the keyboard",
    "This plugin does not support propagateSizeHints",
)
"""What the offscreen platform says of a menu, harmless."""
Key = Qt.Key
P = AttendanceStatus.PRESENT


@dataclass
class Live:
    """The panel and the band over one open meeting."""

    seat: Seat
    room: LiveRoom
    panel: AttendancePanel
    band: QuorumBand
    feed: LiveFeed
    place: QWidget

    def on(self, name: str, *keys: Key) -> None:
        """Press keys on that person's line."""
        self.panel.list.go_to(self.room.people.get(name, self.room.substitute))
        for key in keys:
            QTest.keyClick(self.panel.list, key)

    def state(self, name: str) -> str:
        lines = {line.name.split()[0]: line.state for line in self.panel.list.lines}
        return lines[name].replace("\u00a0", " ")

    def of(self, name: str) -> LiveAttendee:
        assert self.feed.live is not None
        return next(one for one in self.feed.live.attendees if one.entry.id == self.room[name])

    def told(self) -> str:
        return f"{self.band.title.text()} / {self.band.sentence.whole()}".replace("\u00a0", " ")

    def menu(self) -> QMenu:
        return next(menu for menu in self.panel.findChildren(QMenu) if menu.isVisible())


@pytest.fixture
def live(seat: Seat) -> Live:
    rooms: list[LiveRoom] = []
    seat.fill(lambda make: rooms.append(live_room(make)))
    place = QWidget(seat.desk)
    column = QVBoxLayout(place)
    band, panel = (kind(seat.context, rooms[0].meeting) for kind in (QuorumBand, AttendancePanel))
    column.addWidget(band)
    column.addWidget(panel, 1)
    feed = LiveFeed(seat.context, rooms[0].meeting, place)
    feed.read.connect(panel.show_live)
    feed.read.connect(band.show_live)
    feed.refresh()
    place.resize(262, 640)
    place.show()
    panel.take_focus()
    seat.wait()
    return Live(seat, rooms[0], panel, band, feed, place)


def test_one_letter_notes_a_presence_and_goes_to_the_next_name(live: Live) -> None:
    live.on("Benali", Key.Key_P, Key.Key_P, Key.Key_V, Key.Key_E)
    assert [live.state(name) for name in ("Benali", "Diallo", "Hélias", "Prigent")] == [
        "Présent 11 h 30",
        "Présent 11 h 30",
        "À distance 11 h 30",
        "excusé",
    ]
    assert live.panel.count.text() == "3 sur 6"
    assert live.seat.told[-1] == "Chantal Prigent\u00a0: absence excusée."


def test_going_on_passes_over_the_suppleant_of_somebody_who_is_there(live: Live) -> None:
    names = [line.name.split()[0] for line in live.panel.list.lines]
    after = names[names.index("Prigent") + 1 :]
    assert after[0] == "Le"
    live.on("Prigent", Key.Key_P)
    current = live.panel.list.current()
    assert current is not None
    assert current.name.split()[0] == after[1]
    assert live.state("Le") == "suppléant de C. Prigent"
    live.on("Prigent", Key.Key_E)
    current = live.panel.list.current()
    assert current is not None
    assert current.person_id == live.room.substitute


def test_a_suppleant_beside_the_titulaire_holds_no_seat_in_the_count(live: Live) -> None:
    live.on("Prigent", Key.Key_P)
    live.on("Le Goff", Key.Key_P)
    assert live.state("Le").startswith("suppléant, sans voix")
    assert live.panel.count.text() == "1 sur 6"
    live.on("Prigent", Key.Key_E)
    live.on("Le Goff", Key.Key_S)
    assert live.state("Le") == "siège pour C. Prigent"
    assert live.panel.count.text() == "1 sur 6"


def test_a_departure_stays_on_the_line_and_ctrl_z_takes_it_back(live: Live) -> None:
    live.on("Benali", Key.Key_P)
    live.on("Benali", Key.Key_D)
    assert live.state("Benali") == "a quitté à 11 h 30"
    current = live.panel.list.current()
    assert current is not None
    assert current.person_id == live.room["Benali"]
    live.seat.desk.undo()
    assert live.state("Benali") == "Présent 11 h 30"


def test_a_suppleant_takes_the_seat_from_either_line(live: Live) -> None:
    assert live.state("Le") == "suppléant de C. Prigent"
    live.on("Le Goff", Key.Key_S)
    assert live.state("Le") == "siège pour C. Prigent"
    live.on("Prigent", Key.Key_P)
    assert live.state("Le") == "suppléant, sans voix 11 h 30"
    live.on("Prigent", Key.Key_D)
    live.on("Le Goff", Key.Key_A)
    live.on("Prigent", Key.Key_S)
    assert live.state("Le") == "siège pour C. Prigent"
    live.on("Benali", Key.Key_S)
    assert live.seat.told[-1] == "Fatima Benali n’a pas de suppléant dans ce comité."


def test_a_suppleant_of_nobody_chooses_among_the_titulaires_who_are_away(live: Live) -> None:
    def add(make: Builder) -> None:
        committee = make.session.get_one(Committee, live.room.committee)
        make.mandate(
            make.person("Aubry", "Zoé", known_as="X1"), committee, date(2025, 1, 1), seat=SeatKind.SUBSTITUTE
        )

    live.seat.fill(add)
    live.feed.refresh()
    aubry = next(line for line in live.panel.list.lines if line.name.startswith("Aubry"))
    assert aubry.state == "suppléant"
    live.panel.do("S", aubry.person_id)
    menu = live.menu()
    assert len(menu.actions()) == 6
    menu.actions()[0].trigger()
    menu.close()
    assert live.state("Aubry") == "siège pour F. Benali"
    for name in live.room.people:
        if name != "Benali":
            live.on(name, Key.Key_P)
    live.on("Benali", Key.Key_P)
    live.panel.do("S", aubry.person_id)
    assert "Tous les titulaires sont là" in live.seat.told[-1]


def test_a_pouvoir_is_two_keys(live: Live) -> None:
    live.on("Benali", Key.Key_P, Key.Key_P)
    live.on("Œuvrard", Key.Key_R)
    menu = live.menu()
    assert [action.text() for action in menu.actions()] == ["&1  Fatima Benali", "&2  Mamadou Diallo"]
    QTest.keyClick(menu, Key.Key_2)
    assert live.state("Œuvrard") == "pouvoir à M. Diallo"
    assert live.state("Diallo") == "Présent 11 h 30, 1 pouvoir"
    live.on("Diallo", Key.Key_D)
    assert live.state("Œuvrard") == "pouvoir à M. Diallo, sans voix"
    assert "Le pouvoir d’A. Œuvrard est sans voix" in live.told()


def test_the_only_holder_is_taken_at_once_and_a_pouvoir_is_taken_back(live: Live) -> None:
    live.on("Benali", Key.Key_P)
    live.on("Œuvrard", Key.Key_R)
    assert live.state("Œuvrard") == "pouvoir à F. Benali"
    live.on("Œuvrard", Key.Key_R)
    assert live.state("Œuvrard") == "excusé"


def test_a_pouvoir_that_nobody_may_hold_says_why(live: Live) -> None:
    live.on("Œuvrard", Key.Key_R)
    assert live.seat.told[-1].startswith("Aucun membre présent ne peut porter ce pouvoir")
    live.on("Benali", Key.Key_P)
    live.on("Benali", Key.Key_R)
    assert "une personne présente n’est pas représentée" in live.seat.told[-1]


def test_what_is_refused_is_said_and_nothing_moves(live: Live) -> None:
    live.on("Benali", Key.Key_D)
    assert live.seat.told[-1].startswith("Fatima Benali n’est pas dans la salle")
    live.on("Benali", Key.Key_F2)
    assert live.seat.told[-1] == "Benali Fatima n’a pas d’heure à corriger. P note une arrivée."
    live.on("Benali", Key.Key_Delete)
    assert live.seat.told[-1].startswith("Rien n’est écrit pour Fatima Benali")
    live.on("Benali", Key.Key_X, Key.Key_Down)
    assert live.state("Benali") == "à noter"


def test_the_quorum_follows_each_act(live: Live) -> None:
    lost: list[str] = []
    live.band.lost.connect(lost.append)
    assert live.told() == "Quorum pas encore atteint / 0 présent, il en faut 3. Discutez, ne votez plus."
    live.on("Benali", Key.Key_P, Key.Key_P, Key.Key_P)
    assert live.told() == "Quorum tout juste atteint / 3 présents, il en faut 3. Un départ et il est perdu."
    live.on("Rousseau", Key.Key_P)
    assert live.told() == "Quorum atteint / 4 présents, il en faut 3."
    assert lost == []
    live.on("Rousseau", Key.Key_D)
    live.on("Benali", Key.Key_D)
    assert len(lost) == 1
    assert "Discutez, ne votez plus." in lost[0]
    assert live.band.accessibleName() == lost[0]


def test_dots_leave_when_the_band_is_narrow(live: Live) -> None:
    assert live.band.dots.isHidden()
    live.place.resize(1220, 640)
    live.seat.wait()
    assert not live.band.dots.isHidden()
    live.on("Benali", Key.Key_P)
    live.on("Œuvrard", Key.Key_R)
    assert not live.band.grab().isNull()


def test_hours_are_corrected_in_a_sheet(live: Live) -> None:
    live.on("Benali", Key.Key_P)
    live.on("Benali", Key.Key_F2)
    sheet = live.panel.findChild(HoursSheet)
    assert sheet is not None
    (arrived, left), (again, end) = sheet.stays
    assert arrived.value() == CLOCK
    arrived.from_text("11h00")
    left.from_text("10h50")
    sheet.submit()
    assert "vient avant l’arrivée" in sheet.fault.text()
    left.from_text("11h10")
    end.from_text("11h20")
    sheet.submit()
    assert sheet.fault.text().startswith("Un départ est écrit sans son arrivée")
    end.from_text("")
    again.from_text("11h15")
    sheet.submit()
    assert live.of("Benali").entry.spans == (Span(OPENED, OPENED + 10), Span(OPENED + 15))
    assert live.seat.told[-1] == "Heures corrigées\u00a0: Fatima Benali."


def test_a_guest_is_found_in_the_dossier_or_named(live: Live) -> None:
    live.on("Benali", Key.Key_G)
    sheet = live.panel.findChild(GuestSheet)
    assert sheet is not None
    sheet.submit()
    assert sheet.fault.text() == "Choisissez une personne, ou écrivez un nom et un prénom."
    sheet.person.set_value(live.room.outsider)
    sheet.submit()
    assert live.state("Zanetti") == "Invité 11 h 30"
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    live.panel.add_guest()
    sheet = live.panel.findChild(GuestSheet)
    assert sheet is not None
    sheet.last_name.set_value("Zanetti")
    sheet.submit()
    assert sheet.fault.text() == "Donnez le nom et le prénom de l’invité."
    sheet.first_name.set_value("Paul")
    sheet.submit()
    assert sheet.primary.text() == "Ajouter quand même"
    sheet.submit()
    assert [line.state.replace("\u00a0", " ") for line in live.panel.list.lines[-2:]] == [
        "Invité 11 h 30"
    ] * 2


def test_a_guest_typed_by_a_name_nobody_has_is_asked_for_once_more(live: Live) -> None:
    live.on("Benali", Key.Key_G)
    sheet = live.panel.findChild(GuestSheet)
    assert sheet is not None
    sheet.person.edit.setText("Martin Le Roy")
    sheet.submit()
    assert sheet.fault.text().startswith("Cette personne n’est pas encore dans le dossier.")
    assert (sheet.first_name.value(), sheet.last_name.value()) == ("Martin", "Le Roy")
    sheet.submit()
    assert live.state("Le") in {"Invité 11 h 30", "suppléant de C. Prigent"}
    assert live.panel.list.lines[-1].name == "Le Roy Martin"


def test_the_mouse_has_the_same_acts(live: Live) -> None:
    live.panel.list.go_to(live.room["Benali"])
    live.panel.more.click()
    menu = live.menu()
    assert [action.text().partition("\t")[2] for action in menu.actions() if action.text()] == [
        *"PVDEASR",
        "F2",
        "Suppr",
        "G",
    ]
    menu.actions()[0].trigger()
    menu.close()
    assert live.state("Benali") == "Présent 11 h 30"
    spot = QPoint(5, 5)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, live.panel.mapToGlobal(spot))
    live.panel.contextMenuEvent(event)
    live.menu().close()


@pytest.mark.parametrize(("high", "scrolls"), [(614, False), (513, False), (300, True)])
def test_twelve_people_are_seen_without_scrolling(live: Live, high: int, scrolls: bool) -> None:
    def add(make: Builder) -> None:
        committee = make.session.get_one(Committee, live.room.committee)
        for number in range(5):
            make.mandate(
                make.person(f"Nom{number}", "Ève", known_as=f"X{number}"), committee, date(2025, 1, 1)
            )

    live.seat.fill(add)
    live.feed.refresh()
    live.panel.show_compact(compact=high < 600)
    live.panel.setParent(None)
    live.panel.resize(262, high)
    live.panel.show()
    live.seat.wait()
    assert len(live.panel.list.lines) == 12
    assert (live.panel.list.verticalScrollBar().maximum() > 0) is scrolls
    live.panel.setParent(live.place)


def test_each_line_is_read_as_its_words(live: Live) -> None:
    live.on("Benali", Key.Key_P)
    index = live.panel.list.model().index(0, 0)
    heard = index.data(Qt.ItemDataRole.AccessibleTextRole).replace("\u00a0", " ")
    assert heard == "Benali Fatima, Présent 11 h 30"
    assert index.data(Qt.ItemDataRole.DecorationRole) is None


def test_who_may_not_write_is_told_so(live: Live) -> None:
    workspace = live.seat.application.workspace
    workspace.actor = Actor(workspace.actor.account_id, "Lise", Role.READING)
    live.on("Benali", Key.Key_P)
    assert live.seat.told[-1] == "Votre rôle ne permet pas cette action. Rien n’a été changé."
    assert live.state("Benali") == "à noter"


def test_the_feed_reads_at_each_minute_and_stops_with_the_page(live: Live) -> None:
    heard: list[object] = []
    live.feed.read.connect(heard.append)
    live.feed._on_tick()
    assert heard == []
    live.feed._minute = 0
    live.feed._on_tick()
    assert len(heard) == 1
    live.feed.stop()
    live.seat.application.attendances.mark(live.room.meeting, live.room["Benali"], P)
    assert len(heard) == 1
