from datetime import date

from engagement_desktop.domain.register.committees_rows import CommitteeRow
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.ui.register.committees_columns import presence_of, seats_of, state_of
from engagement_desktop.ui.register.committees_page import CommitteesPage
from engagement_desktop.ui.register.words import seat_and_office
from tests.ui.conftest import Seat, shown

ROW = CommitteeRow(1, "Comité", "comité", "MSP", 4, 2, 3, 5, 10, None, None, None)


def closed(row: CommitteeRow, **values: object) -> CommitteeRow:
    kept = {name: getattr(row, name) for name in row.__slots__}
    return CommitteeRow(**kept | values)  # type: ignore[arg-type]  # the story's own values


def test_seats_and_presence_are_said_in_words() -> None:
    assert seats_of(ROW) == "2 sur 4"
    assert seats_of(closed(ROW, seats=None)) == "2"
    assert presence_of(ROW) == "50\u00a0%"
    assert presence_of(closed(ROW, expected=0)) == ""


def test_vacant_seats_and_closed_committees_bear_a_badge() -> None:
    badges = [state_of(ROW), state_of(closed(ROW, members=3)), state_of(closed(ROW, members=4))]
    assert [badge and badge.text for badge in badges] == ["2 sièges vacants", "Siège vacant", None]
    gone = state_of(closed(ROW, closed_on=date(2026, 1, 1)))
    assert gone is not None
    assert gone.text == "Fermé"


def test_a_plain_member_is_not_said_twice() -> None:
    assert seat_and_office(SeatKind.TITULAR, Office.MEMBER) == "Titulaire"
    assert seat_and_office(SeatKind.SUBSTITUTE, Office.SECRETARY) == "Suppléant, secrétariat"
    assert seat_and_office(SeatKind.TITULAR, Office.GUEST) == "Invité"


def test_the_pane_of_a_committee_tells_its_seats_its_rules_and_who_sits(filled: Seat) -> None:
    page = filled.open("committees")
    assert isinstance(page, CommitteesPage)
    filled.bot.waitUntil(lambda: "Qui siège" in shown(page.pane))
    told = shown(page.pane)
    for words in ("2 sur 4", "titulaires", "Pas de quorum", "Usagers", "Professionnels", "10/12/2026"):
        assert words in told
    names = [door.accessibleName() for door in page.pane.findChildren(type(page.pane.door("x", print)))]
    assert "Monique Hélias" in names


def test_a_member_is_a_door_to_their_own_file(filled: Seat) -> None:
    page = filled.open("committees")
    assert isinstance(page, CommitteesPage)
    filled.bot.waitUntil(lambda: "Qui siège" in shown(page.pane))
    doors = {door.accessibleName(): door for door in page.pane.findChildren(type(page.pane.door("x", print)))}
    doors["Monique Hélias"].click()
    filled.wait()
    people = filled.desk.open("people")
    assert people.model.rowCount() == 1  # type: ignore[attr-defined]  # a list page
