"""The usual meetings of committees: « Modèles d'ordre du jour »."""

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError, raise_all
from engagement_desktop.domain.meetings.preparing.agenda import AgendaTemplate, ItemKind, TemplateItem
from engagement_desktop.domain.meetings.preparing.agenda_drafts import (
    TITLES,
    TemplateDraft,
    TemplateItemDraft,
    one_line,
    template_faults,
)
from engagement_desktop.domain.meetings.preparing.agenda_rows import TemplateRow
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.services.meetings.found import found_meeting
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.meetings import meeting_forms
from engagement_desktop.storage.meetings.preparing import agenda, templates

_RIGHT = Permission.MEETING_WRITE
_GONE = "Ce modèle n’est plus dans le dossier."
_BORN = (ItemKind.SECRECY, ItemKind.APPROVAL, ItemKind.ACTIONS, ItemKind.OTHER_BUSINESS)


class TemplateService:
    """What a person does with the templates of agendas."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def every(self, committee_id: int | None = None) -> tuple[TemplateRow, ...]:
        """The templates of one committee or of all, by committee and name."""
        with self._workspace.read() as session:
            return templates.template_rows(session, committee_id)

    def blank(self, committee_id: int | None = None) -> TemplateDraft:
        """A new template with the items that every meeting has, to be completed."""
        with self._workspace.read() as session:
            if committee_id is None:
                committee_id = meeting_forms.only_open_committee(session, self._workspace.today())
        items = tuple(TemplateItemDraft(title=TITLES[kind], kind=kind) for kind in _BORN)
        return TemplateDraft(committee_id=committee_id, items=items)

    def draft(self, template_id: int) -> TemplateDraft:
        """One template as its form holds it.

        Raises:
            DomainError: it is no longer in the dossier.
        """
        with self._workspace.read() as session:
            return _draft(session, _found(session, template_id))

    def from_meeting(self, meeting_id: int) -> TemplateDraft:
        """A new template that has the items of a meeting, those carried over left out.

        Raises:
            DomainError: the meeting is no longer in the dossier.
        """
        with self._workspace.read() as session:
            meeting = found_meeting(session, meeting_id)
            ends = meeting.ends_minute
            items = [one for one in agenda.items_of(session, meeting_id) if one.carried_from_id is None]
            return TemplateDraft(
                committee_id=meeting.committee_id,
                name=meeting.title or "",
                starts_minute=meeting.starts_minute,
                minutes=None if ends is None else (ends - meeting.starts_minute) or None,
                place=meeting.place or "",
                items=tuple(
                    TemplateItemDraft(
                        title=TITLES[one.kind] or one.title,
                        kind=one.kind,
                        level=one.level,
                        minutes=one.minutes,
                    )
                    for one in items
                ),
            )

    def save(self, draft: TemplateDraft) -> int:
        """Keeps a template and its items; returns its id.

        Raises:
            NotPermitted: the role may not.
            Faults, DomainError: a rule refuses a field.
            ChangedMeanwhile: somebody saved it since; `theirs` is a TemplateDraft.
        """
        with self._workspace.act(_RIGHT, "save agenda template") as change:
            session = change.session
            row = None if draft.id is None else _found(session, draft.id)
            if row is not None and row.version != draft.version:
                raise ChangedMeanwhile(_draft(session, row))
            raise_all([*template_faults(draft), *_taken(session, draft)])
            row = _written(row, draft)
            session.add(row)
            session.flush()
            _write_items(session, row.id, draft.items)
            change.said = f"Modèle d’ordre du jour enregistré\u00a0: {row.name}."
            return row.id

    def delete(self, template_id: int) -> None:
        """Takes a template away; meetings prepared from it keep their agenda.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is gone.
        """
        with self._workspace.act(_RIGHT, "delete agenda template") as change:
            row = _found(change.session, template_id)
            change.said = f"Modèle d’ordre du jour supprimé\u00a0: {row.name}."
            _write_items(change.session, template_id, ())
            change.session.flush()
            change.session.delete(row)


def _found(session: Session, template_id: int) -> AgendaTemplate:
    row = session.get(AgendaTemplate, template_id)
    if row is None:
        raise DomainError(_GONE)
    return row


def _draft(session: Session, row: AgendaTemplate) -> TemplateDraft:
    return TemplateDraft(
        id=row.id,
        version=row.version,
        committee_id=row.committee_id,
        name=row.name,
        starts_minute=row.starts_minute,
        minutes=row.minutes,
        place=row.place or "",
        items=tuple(
            TemplateItemDraft(title=one.title, kind=one.kind, level=one.level, minutes=one.minutes)
            for one in templates.template_items(session, row.id)
        ),
    )


def _taken(session: Session, draft: TemplateDraft) -> list[DomainError]:
    if draft.committee_id is None:
        return []
    if session.get(Committee, draft.committee_id) is None:
        return [DomainError("Ce comité n’est plus dans le dossier.", "committee_id")]
    other = templates.template_named(session, draft.committee_id, one_line(draft.name))
    if other is not None and other.id != draft.id:
        return [DomainError("Ce comité a déjà un modèle de ce nom.", "name")]
    return []


def _written(row: AgendaTemplate | None, draft: TemplateDraft) -> AgendaTemplate:
    name = one_line(draft.name)
    if row is None:
        row = AgendaTemplate(committee_id=draft.committee_id or 0, name=name)
    row.committee_id, row.name = draft.committee_id or 0, name
    row.starts_minute, row.minutes = draft.starts_minute, draft.minutes
    row.place = one_line(draft.place) or None
    return row


def _write_items(session: Session, template_id: int, drafts: tuple[TemplateItemDraft, ...]) -> None:
    """The items one by one: those that stay keep their row, the others go."""
    former = templates.template_items(session, template_id)
    for position, draft in enumerate(drafts, 1):
        if position <= len(former):
            row = former[position - 1]
        else:
            row = TemplateItem(template_id=template_id, position=position, title="")
            session.add(row)
        row.position, row.title, row.kind = position, one_line(draft.title), draft.kind
        row.level, row.minutes = draft.level, draft.minutes
    for row in former[len(drafts) :]:
        session.delete(row)
