"""A meeting that is open, for the tests of what is written in it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.meetings.minuting.item_texts import ItemContent, TextPlace
from engagement_desktop.domain.meetings.minuting.minutes import Minutes
from engagement_desktop.domain.meetings.preparing.agenda import AgendaItem
from engagement_desktop.domain.register.committees import EngagementLevel
from engagement_desktop.domain.register.people import Person
from engagement_desktop.services.meetings.minuting.texts import TextService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder

TODAY = date(2026, 11, 22)


@dataclass
class OpenMeeting:
    """One committee, three people, a meeting of today open with two items."""

    workspace: Workspace
    committee: int
    people: tuple[int, ...]
    meeting: int
    items: tuple[int, int]

    def text(self, item: int = 0) -> ItemContent:
        return TextService(self.workspace).content(self.items[item])

    def place(self, item: int = 0, after: str = "") -> TextPlace:
        """After all that stands in the text of an item."""
        text = self.text(item)
        return TextPlace(item_id=self.items[item], before=text.content, after=after, version=text.version)

    def change(self, **values: Any) -> None:
        with self.workspace.database.work() as session:
            meeting = session.get_one(Meeting, self.meeting)
            for name, value in values.items():
                setattr(meeting, name, value)

    def seal(self) -> None:
        """Its minutes are validated."""
        with self.workspace.database.work() as session:
            session.add(
                Minutes(
                    meeting_id=self.meeting,
                    validated_at=self.workspace.now(),
                    validated_by_id=self.workspace.actor.account_id,
                    frozen="{}",
                    fingerprint="00",
                )
            )

    def forget(self, person: int) -> None:
        with self.workspace.database.work() as session:
            session.delete(session.get_one(Person, self.people[person]))


def opened(workspace: Workspace) -> OpenMeeting:
    """The meeting of the tests."""
    with workspace.database.work() as session:
        make = Builder(session)
        committee = make.committee(make.structure())
        people = [make.person(), make.person("Le Goff", "Yann"), make.person("Martin", "Hélène")]
        for person in people[:2]:
            make.mandate(person, committee, date(2025, 1, 1))
        meeting = make.meeting(committee, TODAY, opened_minute=1085, status=MeetingStatus.HELD)
        items = []
        for at, title in enumerate(("Accueil du samedi", "Questions diverses"), start=1):
            item = AgendaItem(
                meeting_id=meeting.id, position=at, title=title, level=EngagementLevel.CONSULTATION
            )
            session.add(item)
            session.flush()
            items.append(item.id)
        ids = tuple(person.id for person in people)
        return OpenMeeting(workspace, committee.id, ids, meeting.id, (items[0], items[1]))
