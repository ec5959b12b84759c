"""The compte d'engagement citoyen, as the window asks for it: it informs, it decides and sends nothing."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError, raise_all
from engagement_desktop.domain.hours.cec import CecParameters
from engagement_desktop.domain.hours.cec_files import CecFile, RoleCorrection
from engagement_desktop.domain.hours.cec_follow_up import (
    CecFileDraft,
    file_draft,
    follow_up_faults,
    write_file,
)
from engagement_desktop.domain.hours.cec_ledger import CecLedger, LedgerSources, ledger_of
from engagement_desktop.domain.hours.cec_people import CecPersonRow, person_row
from engagement_desktop.domain.hours.cec_roles import (
    CorrectionDraft,
    RoleOn,
    correction_draft,
    correction_faults,
    write_correction,
)
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.applicability import Applies, Standing, applies
from engagement_desktop.domain.register.applicability_answers import Matter
from engagement_desktop.domain.register.letters_rows import LetterOutcome
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.register.structures import Structure, StructureLink
from engagement_desktop.french.cec_sheet import TITLE
from engagement_desktop.french.cec_texts import amount_text
from engagement_desktop.french.formats import date_short
from engagement_desktop.french.labels import label
from engagement_desktop.services.register.found import found_person, full_name
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.files import write_atomically
from engagement_desktop.storage.hours import cec, cec_roles
from engagement_desktop.storage.local_rates import rates_in_force
from engagement_desktop.storage.register.applicability import own_answers
from engagement_desktop.storage.register.law import shipped_law
from engagement_desktop.storage.register.letters import letterhead
from engagement_desktop.storage.register.structures import counts_travel

_RIGHT = Permission.CEC_WRITE
_CORRECTION_GONE = "Cette correction n’est plus dans le dossier."
_PDF = ".pdf"
_STRUCTURE_GONE = "Cette structure n’est plus dans le dossier."


class CecService:
    """What a person reads of the CEC, and what is told of it."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def years(self, person_id: int | None = None) -> tuple[int, ...]:
        """The civil years with volunteer hours (of one person), the latest first; this year when none."""
        with self._workspace.read() as session:
            return self._years(session, person_id)

    def usual_year(self, person_id: int | None = None) -> int:
        """The year to show first: that of today if it holds hours, else the latest begun that does."""
        return self.years(person_id)[0]

    def parameters(self, year: int) -> CecParameters:
        """What the texts ask for the hours of a civil year.

        Raises:
            DomainError: the year has not begun, or no text rules it.
        """
        with self._workspace.read() as session:
            return _parameters(session, year, self._workspace.today())

    def closed_by(self, structure_id: int, year: int) -> Applies:
        """What « Ce qui s’applique » says of the CEC for a structure, in that year.

        Raises:
            DomainError: the structure is no longer in the dossier.
        """
        with self._workspace.read() as session:
            structure = _structure(session, structure_id)
            standing = Standing.of(structure, _parameters(session, year, self._workspace.today()))
            own = own_answers(session).get(Matter.CEC) if structure.link is StructureLink.OWN else None
        words = {"kind": label(structure.kind), "form": label(structure.legal_form)}
        return applies(Matter.CEC, shipped_law(), standing, words, own)

    def ledger(self, person_id: int, year: int) -> CecLedger:
        """One person and civil year.

        Raises:
            DomainError: the person is no longer in the dossier; the year has not begun, or no text rules it.
        """
        with self._workspace.read() as session:
            return ledger_of(self._sources(session, found_person(session, person_id), year))

    def people(self, year: int) -> tuple[CecPersonRow, ...]:
        """Everybody with counted volunteer hours in the civil year, in the French order of names.

        Raises:
            DomainError: the year has not begun, or no text rules it.
        """
        with self._workspace.read() as session:
            return self._people(session, year)

    def amount_words(self) -> str:
        """The only way in which the amount may be shown."""
        with self._workspace.read() as session:
            return amount_text(rates_in_force(session), self._workspace.today())

    def make_sheet(self, person_id: int, year: int, target: Path) -> LetterOutcome:
        """The sheet to type again in Le Compte Bénévole, as .pdf.

        Raises:
            NotPermitted: the role may not.
            DomainError: another kind of file, the person gone, the year not begun.
            KnownProblem: the disk refuses.
        """
        from engagement_desktop.documents.archive import Properties
        from engagement_desktop.documents.hours.cec_sheet import cec_sheet_pdf
        from engagement_desktop.documents.text import plain

        self._workspace.require(Permission.LETTER_MAKE)
        if target.suffix.lower() != _PDF:
            raise DomainError(
                f"Donnez au fichier un nom qui finit par «\u00a0{_PDF}\u00a0». Rien n’a été écrit.", "path"
            )
        ledger = self.ledger(person_id, year)
        with self._workspace.read() as session:
            head = letterhead(session)
        title, dated = plain(f"{TITLE}, {year}"), datetime.combine(self._workspace.today(), time(), UTC)
        author = plain(head.name) or "Engagement"
        properties = Properties(title=title, subject=title, author=author, dated=dated)
        content = cec_sheet_pdf(ledger, head.name, properties)
        with self._workspace.act(Permission.LETTER_MAKE, "make cec sheet", undo=False) as change:
            write_atomically(target, content)
            change.concern("person", [person_id])
        return LetterOutcome(target, 1, ())

    def role_on(self, person_id: int, structure_id: int, day: date) -> RoleOn:
        """In which capacity the person acts in the structure that day, and how it is known."""
        with self._workspace.read() as session:
            return cec_roles.known_role(session, person_id, structure_id, day)

    def blank_correction(self, person_id: int, structure_id: int | None, year: int) -> CorrectionDraft:
        """A new correction, over the whole civil year."""
        return CorrectionDraft(
            person_id=person_id,
            structure_id=structure_id,
            started_on=date(year, 1, 1),
            ended_on=date(year, 12, 31),
        )

    def correction(self, correction_id: int) -> CorrectionDraft:
        """A correction as its form opens it.

        Raises:
            DomainError: it is no longer in the dossier.
        """
        with self._workspace.read() as session:
            return correction_draft(_correction(session, correction_id))

    def correct_role(self, draft: CorrectionDraft) -> int:
        """Keeps a capacity corrected by hand; returns its id.

        Raises:
            NotPermitted: the role may not.
            Faults, DomainError: no reason, days that another correction covers, a person gone…
            ChangedMeanwhile: somebody saved it since.
        """
        with self._workspace.act(_RIGHT, "correct role") as change:
            session = change.session
            person = found_person(session, draft.person_id or 0)
            row = None if draft.id is None else _correction(session, draft.id)
            if row is not None and row.version != draft.version:
                raise ChangedMeanwhile(correction_draft(row))
            raise_all(list(correction_faults(draft, cec_roles.corrections_of(session, person.id))))
            _structure(session, draft.structure_id or 0)
            row = write_correction(row, draft)
            session.add(row)
            session.flush()
            change.said = f"Capacité corrigée\u00a0: {full_name(person)}."
            return row.id

    def forget_correction(self, correction_id: int) -> None:
        """Takes a correction away: what is written with the hours counts again.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is no longer in the dossier.
        """
        with self._workspace.act(_RIGHT, "forget role correction") as change:
            row = _correction(change.session, correction_id)
            person = found_person(change.session, row.person_id)
            change.session.delete(row)
            change.said = f"Correction retirée\u00a0: {full_name(person)}."

    def follow_up(self, person_id: int, structure_id: int, year: int) -> CecFileDraft:
        """What is told of one declaration, as its form opens it; blank when nothing is."""
        with self._workspace.read() as session:
            row = cec.cec_file(session, person_id, structure_id, year)
        blank = CecFileDraft(person_id=person_id, structure_id=structure_id, year=year)
        return blank if row is None else file_draft(row)

    def note(self, draft: CecFileDraft) -> None:
        """Keeps what is told of one declaration; a draft left blank takes it away.

        Raises:
            NotPermitted: the role may not.
            Faults, DomainError: a day to come or before declarations open; attested before declared…
            ChangedMeanwhile: somebody saved it since.
        """
        with self._workspace.act(_RIGHT, "note cec declaration") as change:
            session, today = change.session, self._workspace.today()
            person = found_person(session, draft.person_id)
            structure = _structure(session, draft.structure_id)
            row = cec.cec_file(session, person.id, structure.id, draft.year)
            if (None if row is None else row.version) != draft.version:
                raise ChangedMeanwhile(replace(draft, version=None) if row is None else file_draft(row))
            raise_all(list(follow_up_faults(draft, today)))
            _keep(session, row, draft)
            change.said = f"Suivi CEC {draft.year} noté\u00a0: {full_name(person)}, {structure.name}."

    def note_declared(self, person_id: int, structure_id: int, year: int, day: date | None) -> None:
        """The day on which the volunteer says they declared their hours (None: not known)."""
        self.note(replace(self.follow_up(person_id, structure_id, year), declared_on=day))

    def note_attested(self, person_id: int, structure_id: int, year: int, day: date | None) -> None:
        """The day on which the association attested them (None: not known)."""
        self.note(replace(self.follow_up(person_id, structure_id, year), attested_on=day))

    def note_said(self, person_id: int, structure_id: int, year: int, minutes: int | None) -> None:
        """The time that the volunteer says they declared (None: not known)."""
        self.note(replace(self.follow_up(person_id, structure_id, year), said_minutes=minutes))

    def _years(self, session: Session, person_id: int | None = None) -> tuple[int, ...]:
        today = self._workspace.today()
        ruled_since = rates_in_force(session)["cec.hours.total"].periods[0].valid_from.year
        found = cec.years_with_hours(session, person_id)
        return tuple(year for year in found if ruled_since <= year <= today.year) or (today.year,)

    def _people(self, session: Session, year: int) -> tuple[CecPersonRow, ...]:
        today = self._workspace.today()
        parameters = _parameters(session, year, today)
        files: Mapping[int, Mapping[int, CecFileDraft]] = cec.files_of_year(session, year)
        found = cec.people_of_year(session, Exercise.starting_in(year), travel_counts=counts_travel(session))
        return tuple(person_row(one, files.get(one.person_id, {}), parameters, today) for one in found)

    def _sources(self, session: Session, person: Person, year: int) -> LedgerSources:
        today = self._workspace.today()
        parameters, exercise = _parameters(session, year, today), Exercise.starting_in(year)
        travels = counts_travel(session)
        days = cec.hours_by_day(session, person.id, exercise, travel_counts=travels)
        waiting = cec.waiting_minutes(session, person.id, exercise, travel_counts=travels)
        files = cec.files_of(session, person.id, year)
        ids = {*(one.structure_id for one in days), *waiting, *files}
        return LedgerSources(
            person_id=person.id,
            name=full_name(person),
            born_on=person.born_on,
            today=today,
            parameters=parameters,
            structures=cec.ledger_structures(session, ids),
            days=days,
            waiting=waiting,
            functions=cec_roles.functions_of(session, person.id, exercise.start, exercise.end),
            corrections=tuple(
                one
                for one in cec_roles.corrections_of(session, person.id)
                if one.started_on <= exercise.end and (one.ended_on or date.max) >= exercise.start
            ),
            files=files,
        )


def _parameters(session: Session, year: int, today: date) -> CecParameters:
    if year > today.year:
        raise DomainError(
            f"L’année {year} n’a pas commencé\u00a0: rien ne peut en être dit. Choisissez une année jusqu’au "
            f"{date_short(date(today.year, 12, 31))}.",
            "year",
        )
    return CecParameters.of(year, rates_in_force(session))


def _keep(session: Session, row: CecFile | None, draft: CecFileDraft) -> None:
    if draft.is_blank:
        if row is not None:
            session.delete(row)
        return
    if row is None:
        row = CecFile(person_id=draft.person_id, structure_id=draft.structure_id, year=draft.year)
        session.add(row)
    write_file(row, draft)


def _correction(session: Session, correction_id: int) -> RoleCorrection:
    row = session.get(RoleCorrection, correction_id)
    if row is None:
        raise DomainError(_CORRECTION_GONE)
    return row


def _structure(session: Session, structure_id: int) -> Structure:
    structure = session.get(Structure, structure_id)
    if structure is None:
        raise DomainError(_STRUCTURE_GONE, "structure_id")
    return structure
