"""What the agenda of a new meeting is born of, read from the dossier."""

from sqlalchemy.orm import Session

from engagement_desktop.domain.meetings.meetings import Meeting
from engagement_desktop.domain.meetings.preparing.agenda import AgendaItem, ItemKind
from engagement_desktop.domain.meetings.preparing.agenda_drafts import ItemDraft, TemplateItemDraft
from engagement_desktop.domain.meetings.preparing.born_agenda import Birth
from engagement_desktop.french.formats import date_long
from engagement_desktop.storage.meetings.preparing import births, templates


def birth_of(session: Session, meeting: Meeting, template_id: int | None) -> Birth:
    """Everything that the last meetings of the committee left for this one, and its template."""
    committee_id, day = meeting.committee_id, meeting.held_on
    items = [] if template_id is None else templates.template_items(session, template_id)
    return Birth(
        template=tuple(
            TemplateItemDraft(title=one.title, kind=one.kind, level=one.level, minutes=one.minutes)
            for one in items
        ),
        approvals=tuple(_approval(one) for one in births.to_approve(session, committee_id, day)),
        carried=tuple(
            _carried(one)
            for one in births.carried_over(session, committee_id, day)
            if one.meeting_id != meeting.id
        ),
        open_actions=births.open_actions(session, committee_id),
    )


def _approval(meeting: Meeting) -> ItemDraft:
    number = f" n°\u00a0{meeting.number}" if meeting.number else ""
    return ItemDraft(
        title=f"Approbation du compte rendu{number} du {date_long(meeting.held_on)}",
        kind=ItemKind.APPROVAL,
        approves_id=meeting.id,
    )


def _carried(item: AgendaItem) -> ItemDraft:
    return ItemDraft(
        title=item.title,
        level=item.level,
        minutes=item.minutes,
        rapporteur_id=item.rapporteur_id,
        carried_from_id=item.id,
    )
