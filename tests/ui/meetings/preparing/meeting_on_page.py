"""A meeting that is prepared, on its page."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt

from engagement_desktop.domain.meetings.preparing.agenda_drafts import (
    PreparedDraft,
    TemplateDraft,
    TemplateItemDraft,
)
from engagement_desktop.ui.meetings.preparing.meeting_page import MeetingPage
from tests.ui.conftest import Seat

LOGO = Path(__file__).parents[3] / "data" / "logo.png"


DAY, TODAY = date(2027, 1, 14), date(2026, 11, 22)


ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


PLANNED, HELD = 3, 1
"""Meetings of the story."""


def template(seat: Seat) -> int:
    items = tuple(TemplateItemDraft(title=title, minutes=20) for title in ("Bilan", "Transports"))
    return seat.application.templates.save(
        TemplateDraft(committee_id=1, name="Ordinaire", starts_minute=1110, minutes=90, items=items)
    )


def prepared(seat: Seat, day: date = DAY) -> MeetingPage:
    template_id = template(seat)
    draft = PreparedDraft(committee_id=1, template_id=template_id, held_on=day, starts_minute=1110)
    return on_page(seat, seat.application.agendas.prepare(draft))


def on_page(seat: Seat, meeting_id: int) -> MeetingPage:
    page = seat.open("meeting", meeting_id)
    assert isinstance(page, MeetingPage)
    return page


def offered(page: MeetingPage) -> list[str]:
    return [key for key, button in page.acts._buttons.items() if not button.isHidden()]
