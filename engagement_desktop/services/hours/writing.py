"""Hours typed by hand: one entry or many in one act, checked field by field, taken away to the bin."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.bin import BinKind
from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError, raise_all
from engagement_desktop.domain.hours.entries import HoursEntry, HoursState
from engagement_desktop.domain.hours.entry_drafts import (
    HoursDraft,
    HoursNote,
    SavedHours,
    hours_draft,
    write_hours,
)
from engagement_desktop.domain.hours.entry_rules import closed_sentence, day_faults
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.people import Person
from engagement_desktop.french.formats import count, date_short, duration
from engagement_desktop.services.binning import put_away
from engagement_desktop.services.hours.checking import CheckedEntry, EntryChecker
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.hours import writing
from engagement_desktop.storage.register.structures import own_structure
from engagement_desktop.storage.reports.exercises import first_month

_RIGHT = Permission.HOURS_WRITE
_GONE = "Cette saisie n’est plus dans le dossier. Rien n’a été changé."


class HoursWritingService:
    """What a person does to write hours."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def blank(self, person_id: int | None = None, day: date | None = None) -> HoursDraft:
        """A new entry, of today unless another day is said, for the dossier's own structure."""
        with self._workspace.read() as session:
            own = own_structure(session)
        return HoursDraft(
            person_id=person_id,
            done_on=day or self._workspace.today(),
            structure_id=None if own is None else own.id,
        )

    def draft(self, entry_id: int) -> HoursDraft:
        """One entry as its form holds it.

        Raises:
            DomainError: it is no longer in the dossier.
        """
        with self._workspace.read() as session:
            return hours_draft(_found(session, entry_id))

    def refuse_day(self, day: date) -> None:
        """Looks whether a day may take hours.

        Raises:
            DomainError: it is to come, of an exercise that has not begun, or of a closed month.
        """
        with self._workspace.read() as session:
            raise_all(list(day_faults(day, self._workspace.today(), first_month(session))))
            if writing.closed_months(session, (day,)):
                raise DomainError(closed_sentence(day), "done_on")

    def check(self, lines: Sequence[HoursDraft]) -> tuple[HoursNote, ...]:
        """What would be told of these lines; nothing is written.

        Raises:
            Faults, DomainError: a line is refused; with several lines its field is « place, dot, field ».
            ToConfirm: a line is unusual.
        """
        with self._workspace.read() as session:
            checked = self._checker(session, lines).checked(lines, frozenset({"*"}))
            return tuple(note for one in checked for note in one.notes)

    def save(self, draft: HoursDraft, accepted: frozenset[str] = frozenset()) -> int:
        """Keeps a new entry or the changes of a known one; returns its id.

        An entry that crosses midnight becomes two, one on each day: the first is given back.

        Raises:
            NotPermitted: the role may not.
            Faults, DomainError: a field is refused: nothing, 0, below 0, over 24 h, to come, a closed month.
            ToConfirm: it overlaps, is more than the presence at its meeting, or governs without mandate.
            ChangedMeanwhile: somebody saved it since; `theirs` is a HoursDraft.
        """
        return self.save_many((draft,), accepted).ids[0]

    def save_many(
        self, lines: Sequence[HoursDraft], accepted: frozenset[str] = frozenset(), gone: Iterable[int] = ()
    ) -> SavedHours:
        """Keeps many entries and takes others away, in one act that is undone in one piece.

        Raises:
            NotPermitted: the role may not.
            Faults, DomainError, ToConfirm: as `save`; with several lines the field is « place, dot, field ».
            ChangedMeanwhile: somebody saved one of them since.
        """
        leaving = tuple(gone)
        with self._workspace.act(_RIGHT, "save hours") as change:
            session = change.session
            if not lines and not leaving:
                raise DomainError("Il n’y a rien à enregistrer. Donnez au moins une durée.")
            checked = self._checker(session, lines, leaving).checked(lines, accepted)
            kept = _Keeping(self._workspace, session)
            entries = [kept.keep(one) for one in checked]
            _take_away(self._workspace, session, leaving)
            session.flush()
            saved = SavedHours(
                ids=tuple(entry.id for entry in entries),
                added=kept.added,
                changed=kept.changed,
                deleted=len(leaving),
                minutes=sum(entry.minutes for entry in entries),
                notes=tuple(note for one in checked for note in one.notes),
            )
            change.said = _said(session, saved, entries)
            return saved

    def delete(self, ids: Sequence[int]) -> None:
        """Puts entries into the bin, together.

        Raises:
            NotPermitted: the role may not.
            DomainError: one is gone, was exported, or lies in a closed month.
        """
        with self._workspace.act(_RIGHT, "delete hours") as change:
            change.said = _take_away(self._workspace, change.session, tuple(ids))

    def _checker(
        self, session: Session, lines: Sequence[HoursDraft], leaving: Sequence[int] = ()
    ) -> EntryChecker:
        return EntryChecker(session, self._workspace.today(), lines, leaving)


class _Keeping:
    """Writes checked entries, and counts them."""

    def __init__(self, workspace: Workspace, session: Session) -> None:
        self._workspace, self._session = workspace, session
        own = own_structure(session)
        self._alone = own is not None and own.validates_alone
        self.added = self.changed = 0

    def keep(self, one: CheckedEntry) -> HoursEntry:
        draft, entry = one.draft, None
        if draft.id is not None:
            entry = _found(self._session, draft.id)
            if draft.version not in {None, entry.version}:
                raise ChangedMeanwhile(hours_draft(entry))
            if _same(hours_draft(entry), draft, one):
                return entry
        self.added, self.changed = self.added + (entry is None), self.changed + (entry is not None)
        with self._session.no_autoflush:
            written = write_hours(entry, draft, one.role, one.structure_id, one.activity_id)
            self._decide(written)
        if entry is None:
            written.entered_by_id = self._workspace.actor.account_id
            self._session.add(written)
        return written

    def _decide(self, entry: HoursEntry) -> None:
        """It waits for somebody else; a structure that is too small validates as it writes."""
        entry.return_reason = None
        if self._alone:
            entry.state = HoursState.VALIDATED
            entry.decided_by_id, entry.decided_on = (
                self._workspace.actor.account_id,
                self._workspace.today(),
            )
        else:
            entry.state = HoursState.TO_VALIDATE
            entry.decided_by_id = entry.decided_on = None


def _same(before: HoursDraft, after: HoursDraft, one: CheckedEntry) -> bool:
    """Nothing was changed: the entry keeps its state."""
    told = replace(after, version=before.version, role=one.role, structure_id=one.structure_id)
    return told == before


def _found(session: Session, entry_id: int) -> HoursEntry:
    found = session.get(HoursEntry, entry_id)
    if found is None:
        raise DomainError(_GONE)
    return found


def _take_away(workspace: Workspace, session: Session, ids: Sequence[int]) -> str:
    """Into the bin together; gives the sentence."""
    if not ids:
        return ""
    entries = [_found(session, entry_id) for entry_id in ids]
    closed = writing.closed_months(session, [entry.done_on for entry in entries])
    for entry in entries:
        if entry.export_id is not None:
            raise DomainError(
                "Cette saisie est partie dans un export\u00a0: elle ne change plus. Rien n’a été changé."
            )
        if entry.done_on.replace(day=1) in closed:
            raise DomainError(closed_sentence(entry.done_on))
    what = _what(session, entries)
    put_away(workspace, session, BinKind.HOURS, what, *entries)
    return f"Heures mises à la corbeille\u00a0: {what}."


def _what(session: Session, entries: Sequence[HoursEntry]) -> str:
    """« Chantal Prigent, 3 h 30 le 12/11/2026 », else « 12 saisies, 24 h »."""
    minutes = duration(sum(entry.minutes for entry in entries))
    if len(entries) == 1:
        return f"{_name(session, entries[0])}, {minutes} le {date_short(entries[0].done_on)}"
    return f"{count(len(entries), 'saisie')}, {minutes}"


def _said(session: Session, saved: SavedHours, entries: Sequence[HoursEntry]) -> str:
    """What was written, then what is told of it."""
    verb = "ajoutée" if saved.added else "modifiée"
    told = " ".join(dict.fromkeys(note.sentence for note in saved.notes))
    if len(entries) == 1 and not saved.deleted:
        first = f"Saisie {verb}\u00a0: {_name(session, entries[0])}, {duration(entries[0].minutes)}."
        return f"{first} {told}".strip()
    shares = (
        (saved.added, "saisie ajoutée", "saisies ajoutées"),
        (saved.changed, "modifiée", "modifiées"),
        (saved.deleted, "mise à la corbeille", "mises à la corbeille"),
    )
    what = ", ".join(count(number, one, many) for number, one, many in shares if number)
    return f"Heures enregistrées\u00a0: {what or 'rien de nouveau'}. {told}".strip()


def _name(session: Session, entry: HoursEntry) -> str:
    person = session.get_one(Person, entry.person_id)
    return f"{person.first_name} {person.last_name}"
