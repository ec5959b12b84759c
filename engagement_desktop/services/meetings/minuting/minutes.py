"""Minutes, from the last check to the sealed paper, its approval, its signature and its corrections."""

from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.meetings.minuting.closing_checks import (
    ClosingCheck,
    MeetingCourse,
    closing_check,
)
from engagement_desktop.domain.meetings.minuting.minutes import Minutes, Ruling, SecrecyRuling
from engagement_desktop.domain.meetings.minuting.minutes_facts import MinutesFacts
from engagement_desktop.domain.meetings.minuting.minutes_frozen import facts_of, fingerprint_of, frozen_text
from engagement_desktop.domain.meetings.minuting.minutes_states import MinutesStanding, RectificationDraft
from engagement_desktop.domain.meetings.minuting.secrecy import Finding
from engagement_desktop.domain.meetings.preparing.agenda import AgendaItem
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.text import clean
from engagement_desktop.french.formats import clock_time, date_short
from engagement_desktop.french.minutes_texts import point_words
from engagement_desktop.services.meetings.found import found_meeting, said_of
from engagement_desktop.services.meetings.minuting import minutes_papers as papers
from engagement_desktop.services.meetings.minuting.approving import approve_by, approve_from_item
from engagement_desktop.services.meetings.minuting.minutes_after import (
    add_rectification,
    file_scan,
    filed_scan,
    given_rectification,
    sealed_minutes,
)
from engagement_desktop.services.meetings.minuting.minutes_finding import meeting_meant
from engagement_desktop.services.meetings.minuting.minutes_papers import Step
from engagement_desktop.services.meetings.minuting.secrecy import findings_of, named_in, not_ruled
from engagement_desktop.services.meetings.preparing.joining import KeptFile, read_joined
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage import numbers
from engagement_desktop.storage.files import write_atomically
from engagement_desktop.storage.meetings.minuting import minutes as stored
from engagement_desktop.storage.meetings.minuting.minutes_facts import item_spans, minutes_facts, not_noted
from engagement_desktop.storage.meetings.preparing.agenda import minutes_of

_RIGHT = Permission.MINUTES_VALIDATE
_PDF, _DOCX = ".pdf", ".docx"


class MinutesService:
    """What a person does with the minutes of a meeting."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def standing(self, meeting_id: int) -> MinutesStanding:
        """How far the minutes went.

        Raises:
            DomainError: the meeting is no longer in the dossier.
        """
        with self._workspace.read() as session:
            return stored.standing_of(session, found_meeting(session, meeting_id))

    def facts(self, meeting_id: int) -> MinutesFacts:
        """All that they say: as frozen once they are validated, else as rows say it now.

        Raises:
            DomainError: the meeting is no longer in the dossier.
        """
        with self._workspace.read() as session:
            return _facts(session, found_meeting(session, meeting_id))

    def check(self, meeting_id: int) -> ClosingCheck:
        """What is missing or doubtful before they are finalised, what refuses first."""
        return self.review(meeting_id)[0]

    def findings(self, meeting_id: int) -> tuple[Finding, ...]:
        """Words noticed in the text, each with what was decided of it, then words chosen by hand."""
        with self._workspace.read() as session:
            return findings_of(session, _facts(session, found_meeting(session, meeting_id)))

    def review(self, meeting_id: int) -> tuple[ClosingCheck, tuple[Finding, ...]]:
        """What `check` and `findings` say, of one reading of the text."""
        with self._workspace.read() as session:
            meeting = found_meeting(session, meeting_id)
            facts = _facts(session, meeting)
            found = findings_of(session, facts)
            return _check(session, meeting, facts, not_ruled(found)), found

    def rule(self, meeting_id: int, words: str, ruling: Ruling | None) -> None:
        """Decides of some words for the public version, noticed or chosen by hand (None: undecided again).

        Raises:
            NotPermitted: the role may not.
            DomainError: no word at all.
        """
        words = " ".join(clean(words).split())
        if not any(map(str.isalnum, words)):
            raise DomainError("Écrivez les mots à masquer.", "words")
        with self._workspace.act(_RIGHT, "rule on words") as change:
            session = change.session
            meeting = found_meeting(session, meeting_id)
            kind, key = named_in(findings_of(session, _facts(session, meeting)), words)
            if ruling is None:
                stored.forget_ruling(session, meeting_id, key)
                change.said = f"À décider de nouveau\u00a0: {said_of(session, meeting)}."
                return
            chosen = SecrecyRuling(
                meeting_id=meeting_id,
                kind=kind,
                words=words,
                words_key=key,
                ruling=ruling,
                decided_at=self._workspace.now(),
            )
            stored.write_ruling(session, chosen)
            done = "masqués" if ruling is Ruling.MASK else "gardés"
            change.said = f"Mots {done} pour la version publique\u00a0: {said_of(session, meeting)}."

    def validate(self, meeting_id: int, *, public: bool = False, step: Step | None = None) -> None:
        """Seals the minutes: nothing of the meeting changes from here, and their paper is kept.

        The minutes approved in this meeting are noted so. `public` keeps the public version too.

        Raises:
            NotPermitted: the role may not.
            DomainError: validated already, or the check refuses.
        """
        with self._workspace.act(_RIGHT, "validate minutes", undo=False) as change:
            session = change.session
            meeting = found_meeting(session, meeting_id)
            if minutes_of(session, meeting_id) is not None:
                raise DomainError("Ce compte rendu est déjà validé. Rien n’a été changé.")
            _refuse_unready(_check(session, meeting, minutes_facts(session, meeting)))
            for item in stored.approvals_treated(session, meeting_id):
                approve_from_item(session, item)
            if meeting.number is None:
                numbers.give_number(session, meeting)
                session.flush()
            facts = minutes_facts(session, meeting)
            text = frozen_text(facts)
            session.add(
                Minutes(
                    meeting_id=meeting_id,
                    validated_at=self._workspace.now(),
                    validated_by_id=self._workspace.actor.account_id,
                    frozen=text,
                    fingerprint=fingerprint_of(text),
                )
            )
            session.flush()
            for is_public in (False, True) if public else (False,):
                self._give(session, meeting, facts, public=is_public, step=step)
            change.said = f"Compte rendu validé\u00a0: {said_of(session, meeting)}."

    def approve(self, meeting_id: int, in_meeting_id: int) -> None:
        """Notes that a later meeting approved the minutes of this one.

        Raises:
            NotPermitted: the role may not.
            DomainError: a draft, approved already, or not a later meeting of the same committee.
        """
        with self._workspace.act(_RIGHT, "approve minutes") as change:
            session = change.session
            meeting = found_meeting(session, meeting_id)
            minutes = sealed_minutes(session, meeting_id)
            approve_by(session, minutes, meeting, found_meeting(session, in_meeting_id))
            change.said = f"Compte rendu approuvé\u00a0: {said_of(session, meeting)}."

    def approve_from(self, item_id: int) -> bool:
        """The same, of an approval item that was treated; says whether there was something to note.

        Raises:
            NotPermitted: the role may not.
            DomainError: the item is gone, or stands in a meeting that cannot approve.
        """
        with self._workspace.act(_RIGHT, "approve minutes") as change:
            session = change.session
            item = session.get(AgendaItem, item_id)
            if item is None:
                raise DomainError("Ce point n’est plus à l’ordre du jour. Rien n’a été changé.")
            approved = approve_from_item(session, item)
            if approved is not None:
                change.said = f"Compte rendu approuvé\u00a0: {said_of(session, approved)}."
        return approved is not None

    def approving(self, meeting_id: int) -> tuple[tuple[int, str], ...]:
        """The later meetings that may have approved these minutes: their id and their day."""
        with self._workspace.read() as session:
            meeting = found_meeting(session, meeting_id)
            return tuple((one.id, _day(one)) for one in stored.later_meetings(session, meeting))

    def rectify(self, meeting_id: int, draft: RectificationDraft) -> int:
        """Adds a numbered correction beside validated minutes, keeps its paper and returns its number.

        Raises:
            NotPermitted: the role may not.
            DomainError: the minutes are a draft, or something is left empty (`said`, `reason`).
        """
        with self._workspace.act(_RIGHT, "rectify minutes", undo=False) as change:
            session = change.session
            meeting = found_meeting(session, meeting_id)
            fact = add_rectification(self._workspace, session, meeting, draft)
            change.said = f"Rectificatif n°\u00a0{fact.number} ajouté\u00a0: {said_of(session, meeting)}."
        return fact.number

    def rectification(self, meeting_id: int, number: int) -> bytes:
        """The paper of a correction, as it was given.

        Raises:
            NotPermitted: the role may not.
            DomainError: there is no such correction.
        """
        self._workspace.require(Permission.REPORT_NAME_PEOPLE)
        with self._workspace.read() as session:
            return given_rectification(session, found_meeting(session, meeting_id), number)

    def file_signed(self, meeting_id: int, path: Path, signed_on: date | None = None) -> None:
        """Files the signed paper, scanned: a PDF, a JPEG or a PNG, told by its content. Without day, today.

        Raises:
            NotPermitted: the role may not.
            DomainError: a draft, another kind of file, or a signature before the meeting.
            KnownProblem: the file cannot be read.
        """
        self._workspace.require(_RIGHT)
        scan = read_joined(path)
        with self._workspace.act(_RIGHT, "file signed minutes") as change:
            session = change.session
            meeting = found_meeting(session, meeting_id)
            file_scan(session, meeting, scan, signed_on or self._workspace.today(), self._workspace.today())
            change.said = f"Compte rendu signé déposé\u00a0: {said_of(session, meeting)}."

    def signed_scan(self, meeting_id: int) -> KeptFile:
        """The signed paper, as it was given.

        Raises:
            NotPermitted: the role may not.
            DomainError: it was never filed.
        """
        self._workspace.require(Permission.REPORT_NAME_PEOPLE)
        with self._workspace.read() as session:
            return filed_scan(session, meeting_id)

    def preview(
        self, meeting_id: int, *, public: bool = False, large: bool = False, step: Step | None = None
    ) -> bytes:
        """The PDF as it would be given, or as it was; a draft bears « projet ».

        `large` is the same paper in large print, drawn each time.

        Raises:
            NotPermitted: the role may not.
            DomainError: the meeting is gone.
        """
        self._allow(public=public)
        with self._workspace.read() as session:
            meeting = found_meeting(session, meeting_id)
            return self._paper(session, meeting, public=public, large=large, step=step)[0]

    def make(
        self,
        meeting_id: int,
        target: Path,
        *,
        public: bool = False,
        large: bool = False,
        step: Step | None = None,
    ) -> Path:
        """Writes the minutes as .pdf or .docx; a paper given once is given again as it was.

        `large` asks for a .pdf in large print, drawn each time.

        Raises:
            NotPermitted: the role may not.
            DomainError: nobody met yet, or the name asks for another form.
            KnownProblem: the disk refuses.
        """
        self._allow(public=public)
        form = target.suffix.lower()
        if form not in (_PDF, _DOCX):
            raise DomainError(
                f"Un compte rendu s’écrit en .pdf ou en .docx, pas en «\u00a0{form}\u00a0». Rien n’a "
                "été écrit. Changez le nom du fichier."
            )
        with self._workspace.read() as session:
            meeting = found_meeting(session, meeting_id)
            _refuse_not_held(session, meeting)
            content = self._docx(session, meeting, public=public) if form == _DOCX else None
        write_atomically(target, content or self._pdf(meeting_id, public=public, large=large, step=step))
        return target

    def find(self, committee: str, held_on: date, starts_minute: int | None = None) -> int:
        """The meeting of a committee (by its name) held on a day, at an hour when there are several.

        Raises:
            DomainError: unknown committee, no meeting that day, several without hour, or not held.
        """
        with self._workspace.read() as session:
            meeting = meeting_meant(session, committee, held_on, starts_minute)
            _refuse_not_held(session, meeting)
            return meeting.id

    def _pdf(self, meeting_id: int, *, public: bool, large: bool, step: Step | None) -> bytes:
        """The bytes; a public version that was never given is kept from now on by who may."""
        with self._workspace.read() as session:
            meeting = found_meeting(session, meeting_id)
            content, is_new = self._paper(session, meeting, public=public, large=large, step=step)
        if not is_new or not self._workspace.may(_RIGHT):
            return content
        with self._workspace.act(_RIGHT, "give minutes", undo=False) as change:
            meeting = found_meeting(change.session, meeting_id)
            facts = _facts(change.session, meeting)
            self._give(change.session, meeting, facts, public=public, content=content)
        return content

    def _paper(
        self, session: Session, meeting: Meeting, *, public: bool, large: bool, step: Step | None
    ) -> tuple[bytes, bool]:
        """The bytes given once, or drawn now; whether they are of sealed minutes and to be kept."""
        standing = stored.standing_of(session, meeting)
        facts = papers.told_facts(session, _facts(session, meeting), public=public)
        seal = papers.paper_seal(standing, facts, self._workspace.now())
        given = None if large else papers.given_paper(session, facts, seal, public=public)
        if given is not None:
            return given, False
        drawn = papers.draw(session, facts, seal, public=public, large=large, step=step)
        return drawn, standing.is_sealed and not large

    def _give(
        self,
        session: Session,
        meeting: Meeting,
        facts: MinutesFacts,
        *,
        public: bool,
        step: Step | None = None,
        content: bytes | None = None,
    ) -> None:
        """Keeps the paper of sealed minutes, drawn now unless it was."""
        told = papers.told_facts(session, facts, public=public)
        seal = papers.paper_seal(stored.standing_of(session, meeting), told, self._workspace.now())
        drawn = content or papers.draw(session, told, seal, public=public, step=step)
        papers.keep_paper(session, told, seal, drawn, public=public)

    def _docx(self, session: Session, meeting: Meeting, *, public: bool) -> bytes:
        facts = papers.told_facts(session, _facts(session, meeting), public=public)
        standing = stored.standing_of(session, meeting)
        seal = papers.paper_seal(standing, facts, self._workspace.now())
        return papers.draw_docx(session, facts, seal, papers.template_of(session, meeting), public=public)

    def _allow(self, *, public: bool) -> None:
        self._workspace.require(Permission.REPORT_EXPORT if public else Permission.REPORT_NAME_PEOPLE)


def _facts(session: Session, meeting: Meeting) -> MinutesFacts:
    minutes = minutes_of(session, meeting.id)
    return minutes_facts(session, meeting) if minutes is None else facts_of(minutes.frozen)


def _check(session: Session, meeting: Meeting, facts: MinutesFacts, unruled: int = 0) -> ClosingCheck:
    standing = stored.standing_of(session, meeting)
    course = MeetingCourse(
        is_held=standing.is_held,
        is_open=standing.is_open,
        item_spans=item_spans(session, meeting.id),
        not_noted=not_noted(session, meeting),
    )
    return closing_check(facts, course, unruled)


def _refuse_unready(check: ClosingCheck) -> None:
    refusing = [point_words(point) for point in check.points if point.refuses]
    if refusing:
        raise DomainError(
            f"Ce compte rendu ne peut pas encore être validé. {' '.join(refusing)} Rien n’a été changé. "
            "Complétez la réunion, puis recommencez."
        )


def _refuse_not_held(session: Session, meeting: Meeting) -> None:
    if meeting.status is not MeetingStatus.HELD:
        raise DomainError(
            f"Cette réunion ne s’est pas tenue\u00a0: {said_of(session, meeting)}. Rien n’a été écrit. "
            "Un compte rendu est celui d’une réunion tenue."
        )


def _day(meeting: Meeting) -> str:
    return f"{date_short(meeting.held_on)} à {clock_time(meeting.starts_minute)}"
