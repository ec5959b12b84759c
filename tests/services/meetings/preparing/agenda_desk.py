"""A desk where meetings are prepared."""

from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.meetings.preparing.agenda import (
    ItemKind,
)
from engagement_desktop.domain.meetings.preparing.agenda_drafts import (
    TITLES,
    PreparedDraft,
    TemplateDraft,
    TemplateItemDraft,
)
from engagement_desktop.services.meetings.preparing.agenda import AgendaService
from engagement_desktop.services.meetings.preparing.templates import TemplateService
from engagement_desktop.services.workspace import Workspace

TODAY, DAY, LATER = date(2026, 11, 22), date(2026, 12, 10), date(2027, 1, 14)


SECRECY, OTHER = TITLES[ItemKind.SECRECY], TITLES[ItemKind.OTHER_BUSINESS]


@dataclass
class Desk:
    """One committee with two people."""

    workspace: Workspace
    service: AgendaService
    committee: int
    people: tuple[int, ...]

    def prepared(self, day: date = DAY, template: int | None = None) -> int:
        draft = PreparedDraft(
            committee_id=self.committee,
            template_id=template,
            held_on=day,
            starts_minute=1080,
            ends_minute=1200,
        )
        return self.service.prepare(draft)

    def template(self, *titles: str) -> int:
        return TemplateService(self.workspace).save(
            TemplateDraft(
                committee_id=self.committee,
                name="Ordinaire",
                starts_minute=17 * 60,
                minutes=90,
                place="Salle du haut",
                items=tuple(TemplateItemDraft(title=title) for title in titles),
            )
        )

    def titles(self, meeting_id: int) -> list[str]:
        return [item.title for item in self.service.of(meeting_id).items]

    def items(self, meeting_id: int) -> list[int]:
        return [item.id for item in self.service.of(meeting_id).items]

    def agenda(self, meeting_id: int) -> str:
        return self.service.of(meeting_id).detail.agenda or ""

    def held(self, day: date, number: str | None = None) -> int:
        with self.workspace.database.work() as session:
            meeting = Meeting(
                committee_id=self.committee,
                held_on=day,
                starts_minute=1080,
                status=MeetingStatus.HELD,
                ends_minute=1170,
                place="Mairie",
                number=number,
            )
            session.add(meeting)
            session.flush()
            return meeting.id
