"""A meeting prepared: its file, its agenda born at once, then corrected item by item."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError, raise_all
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.meetings.preparing.agenda import AgendaItem, AgendaTemplate, ItemState
from engagement_desktop.domain.meetings.preparing.agenda_drafts import (
    ItemDraft,
    PreparedDraft,
    item_draft,
    item_faults,
    new_item,
    one_line,
    prepared_faults,
    write_item,
)
from engagement_desktop.domain.meetings.preparing.agenda_rows import MeetingFile
from engagement_desktop.domain.meetings.preparing.born_agenda import born
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.mandates import Office
from engagement_desktop.domain.register.people import Person
from engagement_desktop.services.meetings.found import MEETING_GONE, found_meeting, said_of
from engagement_desktop.services.meetings.preparing.agenda_births import birth_of
from engagement_desktop.services.meetings.preparing.meeting_files import meeting_file
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.meetings import meeting_forms
from engagement_desktop.storage.meetings.preparing import agenda, templates
from engagement_desktop.storage.register import held

_RIGHT = Permission.MEETING_WRITE
_ITEM_GONE = "Ce point n’est plus à l’ordre du jour."


class AgendaService:
    """What a secretary does with the agenda of a meeting."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def of(self, meeting_id: int) -> MeetingFile:
        """The file of a meeting.

        Raises:
            DomainError: the meeting is no longer in the dossier.
        """
        with self._workspace.read() as session:
            found = meeting_file(session, meeting_id, self._workspace.today())
        if found is None:
            raise DomainError(MEETING_GONE)
        return found

    def blank(self, committee_id: int | None = None, template_id: int | None = None) -> PreparedDraft:
        """A meeting to prepare: hours and place of the template, else of the committee's last meeting.

        Its day is the one that the last meeting said, while it is to come. Without a committee, that of a
        dossier which has one open only; without a template, the first of the committee.
        """
        with self._workspace.read() as session:
            if committee_id is None:
                committee_id = meeting_forms.only_open_committee(session, self._workspace.today())
            draft = PreparedDraft(committee_id=committee_id)
            return draft if committee_id is None else self._usual(session, draft, template_id)

    def prepare(self, draft: PreparedDraft) -> int:
        """Keeps a planned meeting with its agenda, born at once; returns its id.

        Raises:
            NotPermitted: the role may not.
            Faults, DomainError: a rule refuses a field.
        """
        with self._workspace.act(_RIGHT, "prepare meeting") as change:
            session = change.session
            raise_all([*prepared_faults(draft, self._workspace.today()), *_taken(session, draft)])
            meeting = _new_meeting(draft)
            session.add(meeting)
            session.flush()
            self._bear(session, meeting, draft.template_id)
            change.said = f"Réunion préparée\u00a0: {said_of(session, meeting)}."
            return meeting.id

    def compose(self, meeting_id: int, template_id: int | None = None) -> None:
        """Gives an agenda to a planned meeting that has none yet; lines already typed become items.

        Raises:
            NotPermitted: the role may not.
            DomainError: it has items, or is no longer planned.
        """
        with self._workspace.act(_RIGHT, "compose agenda") as change:
            session = change.session
            meeting = found_meeting(session, meeting_id)
            if meeting.status is MeetingStatus.CANCELLED or agenda.items_of(session, meeting_id):
                raise DomainError("L’ordre du jour de cette réunion est déjà composé, ou elle est annulée.")
            typed = [one_line(line) for line in (meeting.agenda or "").splitlines()]
            self._bear(session, meeting, template_id, [line for line in typed if line])
            change.said = f"Ordre du jour composé\u00a0: {said_of(session, meeting)}."

    def draft(self, item_id: int) -> ItemDraft:
        """One item as its form holds it.

        Raises:
            DomainError: it is no longer on the agenda.
        """
        with self._workspace.read() as session:
            return item_draft(_found(session, item_id))

    def add(self, meeting_id: int, draft: ItemDraft, after_id: int | None = None) -> int:
        """Adds an item, after another one or last; returns its id.

        Raises:
            NotPermitted: the role may not.
            Faults, DomainError: a rule refuses a field, or the meeting is gone or cancelled.
        """
        with self._workspace.act(_RIGHT, "add agenda item") as change:
            session = change.session
            meeting = _open_meeting(session, meeting_id)
            raise_all([*item_faults(draft), *_rapporteur_fault(session, draft)])
            agenda.adopt_lines(session, meeting)
            item = new_item(draft, meeting_id, agenda.next_position(session, meeting_id))
            session.add(item)
            session.flush()
            if after_id is not None:
                rows = [row for row in agenda.items_of(session, meeting_id) if row is not item]
                at = next((at for at, row in enumerate(rows, 1) if row.id == after_id), len(rows))
                _place([*rows[:at], item, *rows[at:]])
            agenda.write_titles(session, meeting)
            change.said = f"Point ajouté à l’ordre du jour\u00a0: {item.title}."
            return item.id

    def edit(self, draft: ItemDraft) -> int:
        """Keeps the changes of an item; returns its id.

        Raises:
            NotPermitted: the role may not.
            Faults, DomainError: a rule refuses a field, or the item is gone.
            ChangedMeanwhile: somebody saved it since; `theirs` is an ItemDraft.
        """
        with self._workspace.act(_RIGHT, "edit agenda item") as change:
            session = change.session
            item = _found(session, draft.id or 0)
            if item.version != draft.version:
                raise ChangedMeanwhile(item_draft(item))
            raise_all([*item_faults(draft), *_rapporteur_fault(session, draft)])
            write_item(item, draft)
            agenda.write_titles(session, found_meeting(session, item.meeting_id))
            change.said = f"Point modifié\u00a0: {item.title}."
            return item.id

    def move(self, item_id: int, by: int) -> None:
        """Moves an item up (-1) or down (1); at the end of the agenda nothing moves.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is no longer on the agenda.
        """
        with self._workspace.act(_RIGHT, "move agenda item") as change:
            session = change.session
            item = _found(session, item_id)
            rows = agenda.items_of(session, item.meeting_id)
            at = rows.index(item)
            rows.insert(max(0, min(len(rows) - 1, at + by)), rows.pop(at))
            _place(rows)
            agenda.write_titles(session, found_meeting(session, item.meeting_id))
            change.said = f"Point déplacé\u00a0: {item.title}."

    def reorder(self, meeting_id: int, ids: Sequence[int]) -> None:
        """Puts the items in this order; those that it does not name keep theirs, after.

        Raises:
            NotPermitted: the role may not.
            DomainError: the meeting is gone or cancelled.
        """
        with self._workspace.act(_RIGHT, "reorder agenda") as change:
            session = change.session
            meeting = _open_meeting(session, meeting_id)
            order = {item_id: at for at, item_id in enumerate(ids)}
            _place(
                sorted(agenda.items_of(session, meeting_id), key=lambda row: order.get(row.id, len(order)))
            )
            agenda.write_titles(session, meeting)
            change.said = f"Ordre du jour réordonné\u00a0: {said_of(session, meeting)}."

    def drop(self, item_id: int) -> None:
        """Takes an item off the agenda; one carried over is dropped on purpose and comes back no more.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is gone, or something was written or decided of it.
        """
        with self._workspace.act(_RIGHT, "drop agenda item") as change:
            session = change.session
            item = _found(session, item_id)
            meeting = found_meeting(session, item.meeting_id)
            if agenda.is_leaned_on(session, item_id):
                raise DomainError(
                    f"«\u00a0{item.title}\u00a0» porte un texte, un document, un vote ou une décision\u00a0: "
                    "il reste à l’ordre du jour. Retirez-les d’abord."
                )
            if item.carried_from_id is None and not agenda.is_continued(session, item_id):
                agenda.delete_item(session, item)
            else:
                item.state = ItemState.DROPPED
            agenda.write_titles(session, meeting)
            change.said = f"Point retiré de l’ordre du jour\u00a0: {item.title}."

    def set_state(self, item_id: int, state: ItemState) -> None:
        """Says of an item that it is treated, to come, or carried over to the next meeting.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is no longer on the agenda.
        """
        with self._workspace.act(_RIGHT, "set item state") as change:
            item = _found(change.session, item_id)
            item.state = state
            change.said = f"État du point changé\u00a0: {item.title}."

    def rapporteurs(self, meeting_id: int) -> tuple[tuple[int, str], ...]:
        """Who may present an item: the members of the committee that day, by name; guests last."""
        with self._workspace.read() as session:
            meeting = found_meeting(session, meeting_id)
            there = held.in_force_on(session, meeting.held_on, meeting.committee_id)
        there.sort(key=lambda one: (one.office is Office.GUEST, one.holder.sort_key))
        return tuple({one.holder.person_id: one.holder.name for one in there}.items())

    def _usual(self, session: Session, draft: PreparedDraft, template_id: int | None) -> PreparedDraft:
        known = templates.template_rows(session, draft.committee_id)
        template = next((one for one in known if template_id in (None, one.id)), None)
        last = meeting_forms.latest_meeting(session, draft.committee_id or 0)
        if last is not None:
            draft = replace(draft, starts_minute=last.starts_minute, place=last.place or "")
            length = None if last.ends_minute is None else last.ends_minute - last.starts_minute
            draft = _with_end(draft, length)
            if last.next_on is not None and last.next_on >= self._workspace.today():
                draft = replace(draft, held_on=last.next_on)
                if last.next_minute is not None:
                    draft = _with_end(replace(draft, starts_minute=last.next_minute), length)
        if template is None:
            return draft
        if template.starts_minute is not None and (last is None or last.next_minute is None):
            draft = replace(draft, starts_minute=template.starts_minute)
        length = template.minutes or _length(draft)
        return _with_end(replace(draft, template_id=template.id, place=template.place or draft.place), length)

    def _bear(
        self, session: Session, meeting: Meeting, template_id: int | None, typed: Sequence[str] = ()
    ) -> None:
        items = list(born(birth_of(session, meeting, template_id)))
        known = {one_line(item.title).casefold() for item in items}
        added = [ItemDraft(title=title) for title in typed if title.casefold() not in known]
        for position, draft in enumerate([*items[:-1], *added, *items[-1:]], 1):
            session.add(new_item(draft, meeting.id, position))
        agenda.write_titles(session, meeting)


def _with_end(draft: PreparedDraft, length: int | None) -> PreparedDraft:
    """The end that a usual length gives, on the same day."""
    if length is None or draft.starts_minute is None:
        return draft
    last_minute = timedelta(days=1) // timedelta(minutes=1) - 1
    return replace(draft, ends_minute=min(draft.starts_minute + length, last_minute))


def _length(draft: PreparedDraft) -> int | None:
    if draft.starts_minute is None or draft.ends_minute is None:
        return None
    return max(0, draft.ends_minute - draft.starts_minute) or None


def _new_meeting(draft: PreparedDraft) -> Meeting:
    if draft.committee_id is None or draft.held_on is None or draft.starts_minute is None:
        raise DomainError("Cette réunion n’est pas complète.", "committee_id")
    return Meeting(
        committee_id=draft.committee_id,
        held_on=draft.held_on,
        starts_minute=draft.starts_minute,
        status=MeetingStatus.PLANNED,
        ends_minute=draft.ends_minute,
        place=one_line(draft.place) or None,
        title=one_line(draft.title) or None,
    )


def _taken(session: Session, draft: PreparedDraft) -> list[DomainError]:
    """The committee and the template are there; a committee meets once at a given hour."""
    if draft.committee_id is None:
        return []
    if session.get(Committee, draft.committee_id) is None:
        return [DomainError("Ce comité n’est plus dans le dossier.", "committee_id")]
    template = None if draft.template_id is None else session.get(AgendaTemplate, draft.template_id)
    if draft.template_id is not None and (template is None or template.committee_id != draft.committee_id):
        return [DomainError("Ce modèle n’est pas de ce comité. Choisissez-en un autre.", "template_id")]
    if draft.held_on is None or draft.starts_minute is None:
        return []
    if meeting_forms.meeting_at(session, draft.committee_id, draft.held_on, draft.starts_minute) is None:
        return []
    said = "Ce comité a déjà une réunion ce jour-là à cette heure. Ouvrez-la, ou corrigez l’heure."
    return [DomainError(said, "starts_minute")]


def _open_meeting(session: Session, meeting_id: int) -> Meeting:
    meeting = found_meeting(session, meeting_id)
    if meeting.status is MeetingStatus.CANCELLED:
        raise DomainError("Cette réunion est annulée\u00a0: son ordre du jour ne change plus.")
    return meeting


def _found(session: Session, item_id: int) -> AgendaItem:
    item = session.get(AgendaItem, item_id)
    if item is None or item.state is ItemState.DROPPED:
        raise DomainError(_ITEM_GONE)
    return item


def _rapporteur_fault(session: Session, draft: ItemDraft) -> list[DomainError]:
    if draft.rapporteur_id is None or session.get(Person, draft.rapporteur_id) is not None:
        return []
    return [DomainError("Cette personne n’est plus dans le dossier.", "rapporteur_id")]


def _place(rows: Sequence[AgendaItem]) -> None:
    for position, row in enumerate(rows, 1):
        row.position = position
