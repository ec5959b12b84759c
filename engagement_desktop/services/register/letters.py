"""Letters, labels, convocations and lists: batches made from people, written whole or not at all."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.letter_fields import refuse_unknown_fields
from engagement_desktop.domain.register.letters_rows import (
    Audience,
    ConvocationDraft,
    LabelFormat,
    LeftOut,
    Letter,
    LetterDraft,
    LetterOutcome,
    LetterPerson,
    MeetingFacts,
    Recipients,
)
from engagement_desktop.domain.register.person_file_rows import Participation
from engagement_desktop.french.letter_texts import convocation_of, letter_of
from engagement_desktop.services.progress import Progress, Silent
from engagement_desktop.services.register.found import found_committee, found_person
from engagement_desktop.services.register.letter_drawings import Counted, Drawings
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.files import write_atomically
from engagement_desktop.storage.register import letters as stored
from engagement_desktop.storage.register.label_formats import label_formats
from engagement_desktop.storage.register.participation import participation_of

NO_ADDRESS = "adresse absente ou incomplète"
_PDF, _CSV = ".pdf", ".csv"


class LetterService:
    """What is printed for people; those without e-mail come first."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def audience(self, recipients: Recipients) -> Audience:
        """Whom a batch would reach, before it is made."""
        people = self._people(recipients)
        without = tuple(person.name for person in people if not person.has_address)
        return Audience(
            people=len(people),
            with_address=len(people) - len(without),
            without_email=sum(not person.email for person in people),
            large_print=sum(person.wants_large_print for person in people),
            without_address=without,
        )

    def label_formats(self) -> tuple[LabelFormat, ...]:
        """The sheets of labels, the usual one first."""
        return label_formats()

    def letters(
        self, recipients: Recipients, draft: LetterDraft, target: Path, *, progress: Progress | None = None
    ) -> LetterOutcome:
        """A PDF with a letter each; people without address are left out and told.

        Raises:
            NotPermitted: the role may not.
            DomainError: no subject, no text, a field that does not exist, nobody to write to.
            Cancelled: stopped; nothing is written.
            KnownProblem: the disk refuses.
        """
        self._allow(target, _PDF)
        _refuse_letter(draft)
        reached, left_out = _reached(self._people(recipients))
        drawings = self._drawings()
        letters = [letter_of(one, draft, drawings.head, drawings.today) for one in reached]
        content = drawings.letters(letters, "Lettres", _counted(progress, len(letters)))
        return self._written(target, content, "make letters", reached, left_out)

    def letter_preview(self, recipients: Recipients, draft: LetterDraft) -> bytes:
        """The first letter, written nowhere; refused as `letters` is."""
        self._workspace.require(Permission.LETTER_MAKE)
        _refuse_letter(draft)
        reached, _ = _reached(self._people(recipients))
        drawings = self._drawings()
        return drawings.letters([letter_of(reached[0], draft, drawings.head, drawings.today)], "Lettre")

    def labels(
        self,
        recipients: Recipients,
        label_format: str,
        target: Path,
        *,
        used: int = 0,
        progress: Progress | None = None,
    ) -> LetterOutcome:
        """A PDF of address labels; `used` is how many labels of the first sheet are gone.

        Raises:
            NotPermitted: the role may not.
            DomainError: an unknown sheet, more labels gone than it has (`used`), nobody with an address.
            Cancelled: stopped; nothing is written.
            KnownProblem: the disk refuses.
        """
        self._allow(target, _PDF)
        sheet = _sheet(label_format, used)
        reached, left_out = _reached(self._people(recipients))
        content = self._drawings().labels(reached, sheet, used, _counted(progress, len(reached)))
        return self._written(target, content, "make labels", reached, left_out)

    def convocations(
        self, draft: ConvocationDraft, target: Path, *, progress: Progress | None = None
    ) -> LetterOutcome:
        """A PDF with a convocation for each person in office in the committee on the day of the meeting.

        Raises:
            NotPermitted: the role may not.
            DomainError: the meeting is not planned, a field does not exist, nobody has an address.
            Cancelled: stopped; nothing is written.
            KnownProblem: the disk refuses.
        """
        self._allow(target, _PDF)
        refuse_unknown_fields(draft.text, "text")
        reached, left_out, letters, drawings = self._convoked(draft)
        content = drawings.letters(letters, "Convocations", _counted(progress, len(letters)))
        return self._written(target, content, "make convocations", reached, left_out)

    def convocation_preview(self, draft: ConvocationDraft) -> bytes:
        """The first convocation, written nowhere; refused as `convocations` is."""
        self._workspace.require(Permission.LETTER_MAKE)
        refuse_unknown_fields(draft.text, "text")
        _, _, letters, drawings = self._convoked(draft)
        return drawings.letters(letters[:1], "Convocation")

    def call_list(
        self, recipients: Recipients, target: Path, *, progress: Progress | None = None
    ) -> LetterOutcome:
        """Whom to call, as .pdf or .csv: everybody, those without e-mail first.

        Raises:
            NotPermitted: the role may not.
            DomainError: another kind of file, or nobody.
            Cancelled: stopped; nothing is written.
            KnownProblem: the disk refuses.
        """
        form = self._allow(target, _PDF, _CSV)
        people = _somebody(self._people(recipients))
        told, drawings = progress or Silent(), self._drawings()
        if form == _CSV:
            content = drawings.call_csv(people)
        else:
            content = drawings.call_list(people, lambda said: told.step(said, 0, len(people)))
        return self._written(target, content, "make call list", people)

    def mail_merge(
        self, recipients: Recipients, target: Path, *, progress: Progress | None = None
    ) -> LetterOutcome:
        """A .csv for the mail merge of a word processor: everybody, with what is known.

        Raises:
            NotPermitted: the role may not.
            DomainError: another kind of file, or nobody.
            Cancelled: stopped; nothing is written.
            KnownProblem: the disk refuses.
        """
        self._allow(target, _CSV)
        people = _somebody(self._people(recipients))
        (progress or Silent()).step("Fichier de publipostage", 0, len(people))
        return self._written(target, self._drawings().merge_csv(people), "make mail merge", people)

    def sign_in_sheet(self, meeting_id: int, target: Path) -> LetterOutcome:
        """The feuille d’émargement of a meeting, as .pdf, in the order of the screen of presences.

        Raises:
            NotPermitted: the role may not.
            DomainError: the meeting is no longer in the dossier, or another kind of file.
            KnownProblem: the disk refuses.
        """
        self._allow(target, _PDF)
        with self._workspace.read() as session:
            _, facts = _meeting(session, meeting_id)
            rows = stored.expected_at(session, facts)
        content = self._drawings().sign_in(facts, rows)
        return self._written(
            target, content, "make sign-in sheet", made=len(rows), about=("meeting", meeting_id)
        )

    def composition(self, committee_id: int, target: Path, *, on: date | None = None) -> LetterOutcome:
        """Who sits in a committee on a day (today by default), as .pdf.

        Raises:
            NotPermitted: the role may not.
            DomainError: the committee is no longer in the dossier, or another kind of file.
            KnownProblem: the disk refuses.
        """
        self._allow(target, _PDF)
        with self._workspace.read() as session:
            committee = found_committee(session, committee_id)
            told = stored.composition_on(session, committee, on or self._workspace.today())
        content = self._drawings().composition(told)
        return self._written(
            target, content, "make composition", made=len(told.members), about=("committee", committee_id)
        )

    def participation(
        self, person_id: int, target: Path, *, year: int | None = None, large_print: bool | None = None
    ) -> LetterOutcome:
        """« Ma participation », as .pdf; in large print when the person prefers it, or as asked.

        Raises:
            NotPermitted: the role may not.
            DomainError: the person is no longer in the dossier, or another kind of file.
            KnownProblem: the disk refuses.
        """
        self._allow(target, _PDF)
        told = self._participation(person_id, year)
        content = self._drawings().participation(told, large=_large(told, large_print))
        return self._written(target, content, "make participation", made=1, about=("person", person_id))

    def participation_preview(
        self, person_id: int, *, year: int | None = None, large_print: bool | None = None
    ) -> bytes:
        """« Ma participation », written nowhere."""
        self._workspace.require(Permission.LETTER_MAKE)
        told = self._participation(person_id, year)
        return self._drawings().participation(told, large=_large(told, large_print))

    def _allow(self, target: Path, *forms: str) -> str:
        self._workspace.require(Permission.LETTER_MAKE)
        form = target.suffix.lower()
        if form not in forms:
            ends = " ou ".join(f"«\u00a0{one}\u00a0»" for one in forms)
            raise DomainError(f"Donnez au fichier un nom qui finit par {ends}. Rien n’a été écrit.", "path")
        return form

    def _people(self, recipients: Recipients) -> list[LetterPerson]:
        day = recipients.on or self._workspace.today()
        with self._workspace.read() as session:
            return stored.people_written_to(session, recipients, day)

    def _participation(self, person_id: int, year: int | None) -> Participation:
        with self._workspace.read() as session:
            person = found_person(session, person_id)
            return participation_of(session, person, year, self._workspace.today())

    def _convoked(
        self, draft: ConvocationDraft
    ) -> tuple[list[LetterPerson], tuple[LeftOut, ...], list[Letter], Drawings]:
        with self._workspace.read() as session:
            status, facts = _meeting(session, draft.meeting_id)
        if status is not MeetingStatus.PLANNED:
            raise DomainError(
                "Une convocation s’envoie pour une réunion prévue. Choisissez une réunion à venir.", "meeting"
            )
        sitting = Recipients.sitting(
            facts.committee_id, facts.held_on, substitutes=draft.with_substitutes, guests=draft.with_guests
        )
        reached, left_out = _reached(self._people(sitting))
        drawings = self._drawings()
        letters = [convocation_of(one, draft, facts, drawings.head, drawings.today) for one in reached]
        return reached, left_out, letters, drawings

    def _drawings(self) -> Drawings:
        with self._workspace.read() as session:
            return Drawings(stored.letterhead(session), self._workspace.today())

    def _written(
        self,
        target: Path,
        content: bytes,
        verb: str,
        people: Sequence[LetterPerson] = (),
        left_out: tuple[LeftOut, ...] = (),
        *,
        made: int = 0,
        about: tuple[str, int] | None = None,
    ) -> LetterOutcome:
        """The file is there whole or not at all; the trace keeps for whom, or about what, it was made."""
        with self._workspace.act(Permission.LETTER_MAKE, verb) as change:
            if about is None:
                change.concern("person", (person.id for person in people))
            else:
                change.concern(about[0], [about[1]])
            write_atomically(target, content)
        return LetterOutcome(target, made or len(people), left_out)


def _refuse_letter(draft: LetterDraft) -> None:
    if not draft.subject.strip():
        raise DomainError("Donnez un objet à la lettre.", "subject")
    if not draft.text.strip():
        raise DomainError("Écrivez le texte de la lettre.", "text")
    refuse_unknown_fields(draft.subject, "subject")
    refuse_unknown_fields(draft.text, "text")


def _somebody(people: list[LetterPerson]) -> list[LetterPerson]:
    if not people:
        raise DomainError("Cette liste est vide\u00a0: il n’y a personne à qui écrire. Élargissez-la.")
    return people


def _reached(people: list[LetterPerson]) -> tuple[list[LetterPerson], tuple[LeftOut, ...]]:
    """Who has an address, and who is left out."""
    reached = [person for person in _somebody(people) if person.has_address]
    if not reached:
        raise DomainError(
            "Aucune de ces personnes n’a d’adresse complète. Rien n’a été écrit. Complétez leurs fiches, ou "
            "préparez une liste d’appel."
        )
    return reached, tuple(LeftOut(one.name, NO_ADDRESS) for one in people if not one.has_address)


def _sheet(key: str, used: int) -> LabelFormat:
    sheet = next((one for one in label_formats() if one.key == key), None)
    if sheet is None:
        raise DomainError(
            "Cette planche d’étiquettes n’existe pas. Choisissez-en une dans la liste.", "format"
        )
    if not 0 <= used < sheet.per_page:
        raise DomainError(
            f"Cette planche a {sheet.per_page} étiquettes\u00a0: donnez un nombre de 0 à "
            f"{sheet.per_page - 1}.",
            "used",
        )
    return sheet


def _counted(progress: Progress | None, total: int) -> Counted:
    told = progress or Silent()
    told.step("Mise en page", 0, total)
    return lambda done: told.step(f"Page de la personne {done} sur {total}", done, total)


def _meeting(session: Session, meeting_id: int) -> tuple[MeetingStatus, MeetingFacts]:
    found = stored.meeting_facts(session, meeting_id)
    if found is None:
        raise DomainError("Cette réunion n’est plus dans le dossier.")
    return found


def _large(told: Participation, asked: bool | None) -> bool:
    return told.is_large_print if asked is None else asked
