"""The verbs that prepare and open meetings: what each asks for, and how it is done."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.meetings.preparing.agenda import (
    AgendaItem,
    AgendaTemplate,
    ItemState,
    MeetingDocument,
    TemplateItem,
)
from engagement_desktop.domain.meetings.preparing.agenda_drafts import (
    ItemDraft,
    PreparedDraft,
    SessionDraft,
    TemplateDraft,
    TemplateItemDraft,
)
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.storage.attachments import kept
from tests.builders import Builder
from tests.conftest import NOW

TODAY, TO_COME = date(2026, 11, 22), date(2026, 12, 10)
NEEDS = "prepared"
PICTURE = Path(__file__).parents[1] / "data" / "logo.png"
PREPARED = PreparedDraft(committee_id=1, held_on=date(2027, 1, 12), starts_minute=18 * 60)
ITEM = ItemDraft(title="Accès aux soins")
TEMPLATE = TemplateDraft(committee_id=1, name="Ordinaire", items=(TemplateItemDraft(title="Bilan"),))
M, N, L = Permission.MEETING_WRITE, Permission.NUMBER_WRITE, Permission.LETTER_MAKE
PLANNED, OPEN, CLOSED, HELD = 1, 2, 3, 4
"""The meetings that `prepare` makes."""


def _first_item(world: Any) -> ItemDraft:
    """The first item as it stands; any draft of it for who comes when it is not there."""
    try:
        draft: ItemDraft = world.application.agendas.draft(1)
    except DomainError:
        return ItemDraft(id=1, version=1, title="Accès aux soins")
    return draft


DOORS: Mapping[str, tuple[Callable[[Any], object], Permission, str]] = MappingProxyType(
    {
        "agendas.prepare": (lambda w: w.application.agendas.prepare(PREPARED), M, NEEDS),
        "agendas.compose": (lambda w: w.application.agendas.compose(OPEN), M, NEEDS),
        "agendas.add": (lambda w: w.application.agendas.add(PLANNED, ITEM), M, NEEDS),
        "agendas.edit": (lambda w: w.application.agendas.edit(_first_item(w)), M, NEEDS),
        "agendas.move": (lambda w: w.application.agendas.move(1, 1), M, NEEDS),
        "agendas.reorder": (lambda w: w.application.agendas.reorder(PLANNED, (2, 1)), M, NEEDS),
        "agendas.drop": (lambda w: w.application.agendas.drop(2), M, NEEDS),
        "agendas.set_state": (lambda w: w.application.agendas.set_state(1, ItemState.TREATED), M, NEEDS),
        "templates.save": (lambda w: w.application.templates.save(TEMPLATE), M, NEEDS),
        "templates.delete": (lambda w: w.application.templates.delete(1), M, NEEDS),
        "openings.open": (lambda w: w.application.openings.open(HELD), M, NEEDS),
        "openings.close": (lambda w: w.application.openings.close(OPEN), M, NEEDS),
        "openings.reopen": (lambda w: w.application.openings.reopen(CLOSED), M, NEEDS),
        "openings.cancel": (lambda w: w.application.openings.cancel(PLANNED), M, NEEDS),
        "openings.set_session": (
            lambda w: w.application.openings.set_session(PLANNED, SessionDraft(chair_id=1)),
            M,
            NEEDS,
        ),
        "openings.tick_secrecy": (lambda w: w.application.openings.tick_secrecy(OPEN), M, NEEDS),
        "attachments.join": (lambda w: w.application.attachments.join(PLANNED, 1, PICTURE), M, NEEDS),
        "attachments.remove": (lambda w: w.application.attachments.remove(1), M, NEEDS),
        "attachments.mark_sent": (lambda w: w.application.attachments.mark_sent((1,), TODAY), M, NEEDS),
        "attachments.copy_to": (lambda w: w.application.attachments.copy_to(1, w.file("a.png")), L, NEEDS),
        "numbers.set_on_paper": (
            lambda w: w.application.numbers.set_on_paper("minutes", 1, 2026, 7),
            N,
            NEEDS,
        ),
        "numbers.number_held": (lambda w: w.application.numbers.number_held(), N, NEEDS),
    }
)
READS: Mapping[str, tuple[Any, ...]] = MappingProxyType(
    {
        "agendas.of": (PLANNED,),
        "agendas.blank": (1,),
        "agendas.draft": (1,),
        "agendas.rapporteurs": (PLANNED,),
        "templates.every": (),
        "templates.blank": (1,),
        "templates.draft": (1,),
        "templates.from_meeting": (PLANNED,),
        "attachments.open_bytes": (1,),
        "numbers.series": (),
        "numbers.without_number": (),
    }
)
CHANGES: Mapping[str, tuple[set[str], int]] = MappingProxyType(
    {
        **{verb: ({"agenda_item", "meeting"}, 1) for verb in DOORS if verb.startswith("agendas.")},
        **{verb: ({"meeting"}, 1) for verb in DOORS if verb.startswith("openings.")},
        "agendas.set_state": ({"agenda_item"}, 1),
        "agendas.edit": ({"meeting"}, 1),
        "openings.cancel": ({"agenda_item", "meeting"}, 1),
        "openings.open": ({"meeting", "meeting_rules", "number_series"}, 1),
        "templates.save": ({"agenda_template", "template_item"}, 1),
        "templates.delete": ({"agenda_template", "template_item"}, 1),
        "attachments.join": ({"meeting_document"}, 1),
        "attachments.remove": ({"meeting_document", "attachment"}, 1),
        "attachments.mark_sent": ({"meeting_document"}, 1),
        "attachments.copy_to": (set(), 1),
        "numbers.set_on_paper": ({"number_series"}, 1),
        "numbers.number_held": ({"meeting", "number_series"}, 1),
    }
)


def prepare(make: Builder) -> None:
    """A planned meeting with two items and a document, one open, one closed, one recorded; a template."""
    committee = make.committee(make.structure())
    make.person()
    session = make.session
    planned = make.meeting(committee, TO_COME, status=MeetingStatus.PLANNED)
    make.meeting(committee, TODAY, opened_minute=10 * 60, starts_minute=10 * 60)
    make.meeting(committee, date(2026, 11, 3), opened_minute=18 * 60, closed_at=NOW, number="2026-01")
    make.meeting(committee, date(2026, 10, 6))
    for position, title in enumerate(("Bilan", "Suite"), 1):
        session.add(AgendaItem(meeting_id=planned.id, position=position, title=title))
    session.flush()
    picture = kept(session, "logo.png", "image/png", PICTURE.read_bytes(), TODAY)
    session.add(MeetingDocument(meeting_id=planned.id, attachment_id=picture.id, item_id=1))
    template = AgendaTemplate(committee_id=committee.id, name="Usuelle")
    session.add(template)
    session.flush()
    session.add(TemplateItem(template_id=template.id, position=1, title="Bilan"))
