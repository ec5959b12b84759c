"""Convocations: one batch, each person in their own way, and what is kept of it."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.attending.roll import RollPart
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.meetings.papers import OutsidePaper, event_uid
from engagement_desktop.domain.meetings.preparing.agenda_rows import MeetingFile
from engagement_desktop.domain.meetings.preparing.convocations import ConvocationWay
from engagement_desktop.domain.meetings.preparing.convoking import (
    ConvocationOutcome,
    ConvocationPlan,
    ConvokedPerson,
    ConvokeDraft,
    open_ways,
    way_of,
)
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.letter_fields import lines, refuse_unknown_fields
from engagement_desktop.domain.register.letters_rows import (
    ConvocationDraft,
    LeftOut,
    Letter,
    Letterhead,
    LetterPerson,
    MeetingFacts,
    Recipients,
)
from engagement_desktop.domain.text import fold
from engagement_desktop.french.convocation_words import (
    BY,
    EVERYBODY,
    NO_WAY,
    act_said,
    agenda_lines,
    batch_name,
    how_said,
    joined_said,
)
from engagement_desktop.french.labels import label
from engagement_desktop.french.letter_texts import convocation_of
from engagement_desktop.services.meetings.found import MEETING_GONE, found_meeting
from engagement_desktop.services.meetings.preparing.convocation_drawings import Batch, Called, sized
from engagement_desktop.services.meetings.preparing.meeting_files import meeting_file
from engagement_desktop.services.progress import Progress, Silent
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.folders import remove_folder, write_folder
from engagement_desktop.storage.meetings.attending.roll import roll_of
from engagement_desktop.storage.meetings.preparing import convocations as stored
from engagement_desktop.storage.register import letters as letter_rows

_STEPS = 6
_NOT_PLANNED = "Une convocation s’envoie pour une réunion prévue. Choisissez une réunion à venir."


class ConvocationService:
    """Calls people to a planned meeting."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def plan(self, meeting_id: int) -> ConvocationPlan:
        """Who would be called and how; whether the notice period is kept.

        Raises:
            DomainError: the meeting is no longer in the dossier, or is not planned.
        """
        with self._workspace.read() as session:
            file, facts = self._planned(session, meeting_id)
            people = self._people(session, facts)
            documents = stored.documents_to_send(session, meeting_id)
            names = tuple(stored.file_of(session, one).name for one in documents)
            told = self._told(session, facts, people)
        latest, today = file.notice.latest_on, self._workspace.today()
        return ConvocationPlan(
            meeting_id=meeting_id,
            committee=facts.committee,
            held_on=facts.held_on,
            people=told,
            agenda=_agenda(file, facts),
            documents=names,
            notice_days=file.notice.days,
            last_day=latest,
            is_late=latest is not None and today > latest,
            convoked_on=file.convoked_on,
            documents_sent_on=max((one.sent_on for one in documents if one.sent_on), default=None),
        )

    def preview(self, draft: ConvokeDraft, person_id: int | None = None) -> bytes:
        """The letter of one person (by default the first), written nowhere.

        Raises:
            NotPermitted: the role may not.
            DomainError: as `make` refuses.
        """
        self._workspace.require(Permission.MEETING_WRITE)
        batch = self._batch(draft)
        chosen = [one.letter for one in batch.called if person_id in (None, one.person.id)]
        return batch.letters(chosen[:1])

    def make(
        self, draft: ConvokeDraft, folder: Path, *, progress: Progress | None = None
    ) -> ConvocationOutcome:
        """Writes the whole batch in a new folder inside `folder`, and keeps who was called, in one act.

        Raises:
            NotPermitted: the role may not.
            DomainError: not planned, nobody to call, a field that does not exist.
            Cancelled: stopped; nothing is written.
            KnownProblem: the disk refuses.
        """
        self._workspace.require(Permission.MEETING_WRITE)
        batch = self._batch(draft)
        told, steps = progress or Silent(), iter(range(_STEPS))
        files = batch.files(lambda said: told.step(said, next(steps, _STEPS - 1), _STEPS))
        ways = {one.person.id: one.way for one in batch.called}
        said = act_said(len(ways), batch.meeting)
        with ExitStack() as otherwise:
            with self._workspace.act(Permission.MEETING_WRITE, "convoke meeting", said) as change:
                self._keep(change.session, draft, ways, len(batch.papers))
                written = write_folder(folder, batch_name(batch.meeting), files)
                otherwise.callback(remove_folder, written)
            otherwise.pop_all()
        return ConvocationOutcome(
            folder=written,
            files=tuple(files),
            called=tuple((way, n) for way in ConvocationWay if (n := list(ways.values()).count(way))),
            left_out=self._left_out(draft),
        )

    def _keep(
        self, session: Session, draft: ConvokeDraft, ways: Mapping[int, ConvocationWay], documents: int
    ) -> None:
        sent_on = draft.sent_on or self._workspace.today()
        meeting = found_meeting(session, draft.meeting_id)
        stored.keep_called(session, meeting.id, ways, sent_on)
        meeting.convoked_on = sent_on
        meeting.convoked_how = how_said(tuple(ways.values()), documents)
        if draft.with_documents:
            for document in stored.documents_to_send(session, meeting.id):
                document.sent_on = sent_on

    def _batch(self, draft: ConvokeDraft) -> Batch:
        refuse_unknown_fields(draft.text, "text")
        workspace = self._workspace
        with workspace.read() as session:
            file, facts = self._planned(session, draft.meeting_id)
            if draft.sent_on is not None and draft.sent_on > facts.held_on:
                raise DomainError("Une convocation part avant la réunion. Corrigez sa date.", "sent_on")
            people = {person.id: person for person in self._people(session, facts)}
            chosen = _chosen(draft, people)
            head = letter_rows.letterhead(session)
            papers = self._papers(session, file) if draft.with_documents else ()
            words = _Words(draft, facts, head, workspace.today(), _agenda(file, facts), papers)
            return Batch(
                head=head,
                meeting=facts,
                today=workspace.today(),
                called=tuple(Called(one, way, words.letter(sized(one, way))) for one, way in chosen),
                everybody=words.letter(EVERYBODY),
                sheet=letter_rows.expected_at(session, facts),
                papers=papers,
                uid=event_uid(workspace.database.uid, "reunion", facts.meeting_id),
            )

    def _planned(self, session: Session, meeting_id: int) -> tuple[MeetingFile, MeetingFacts]:
        file = meeting_file(session, meeting_id, self._workspace.today())
        found = letter_rows.meeting_facts(session, meeting_id)
        if file is None or found is None:
            raise DomainError(MEETING_GONE)
        status, facts = found
        if status is not MeetingStatus.PLANNED:
            raise DomainError(_NOT_PLANNED, "meeting")
        return file, facts

    @staticmethod
    def _people(session: Session, facts: MeetingFacts) -> list[LetterPerson]:
        sitting = Recipients.sitting(facts.committee_id, facts.held_on)
        people = letter_rows.people_written_to(session, sitting, facts.held_on)
        return sorted(people, key=lambda one: fold(f"{one.last_name} {one.first_name}"))

    @staticmethod
    def _told(
        session: Session, facts: MeetingFacts, people: Sequence[LetterPerson]
    ) -> tuple[ConvokedPerson, ...]:
        rows = {entry.id: entry.part for entry in roll_of(session, found_meeting(session, facts.meeting_id))}
        needs = stored.needs_of(session, [one.id for one in people])
        called = stored.called(session, facts.meeting_id)
        return tuple(
            ConvokedPerson(
                id=one.id,
                name=one.name,
                is_substitute=rows.get(one.id) is RollPart.SUBSTITUTE,
                is_guest=rows.get(one.id) is RollPart.GUEST,
                ways=open_ways(one),
                way=way_of(one),
                needs=tuple(label(kind) for kind in needs.get(one.id, ())),
                called_on=called[one.id].sent_on if one.id in called else None,
            )
            for one in people
        )

    @staticmethod
    def _papers(session: Session, file: MeetingFile) -> tuple[OutsidePaper, ...]:
        items = {item.id: f"{item.number}. {item.title}" for item in file.items}
        return tuple(
            OutsidePaper(
                name=kept.name,
                media_type=kept.media_type,
                content=kept.content,
                about=items.get(one.item_id or 0, ""),
            )
            for one in stored.documents_to_send(session, file.detail.row.id)
            for kept in (stored.file_of(session, one),)
        )

    def _left_out(self, draft: ConvokeDraft) -> tuple[LeftOut, ...]:
        """Those whom nothing reaches; whoever was left out on purpose is not told."""
        with self._workspace.read() as session:
            _, facts = self._planned(session, draft.meeting_id)
            people = self._people(session, facts)
        return tuple(LeftOut(one.name, NO_WAY) for one in people if not open_ways(one))


@dataclass(frozen=True, slots=True)
class _Words:
    """What all letters of one batch share."""

    draft: ConvokeDraft
    facts: MeetingFacts
    head: Letterhead
    today: date
    agenda: tuple[str, ...]
    papers: tuple[OutsidePaper, ...]

    def letter(self, person: LetterPerson) -> Letter:
        draft = self.draft
        asked = ConvocationDraft(
            meeting_id=draft.meeting_id, text=draft.text, signatory=draft.signatory, place=draft.place
        )
        letter = convocation_of(person, asked, self.facts, self.head, draft.sent_on or self.today)
        joined = joined_said([paper.name for paper in self.papers])
        return replace(letter, agenda=self.agenda or letter.agenda, closing=(*joined, *letter.closing))


def _agenda(file: MeetingFile, facts: MeetingFacts) -> tuple[str, ...]:
    return agenda_lines(file.items) or lines(facts.agenda)


def _chosen(
    draft: ConvokeDraft, people: Mapping[int, LetterPerson]
) -> list[tuple[LetterPerson, ConvocationWay]]:
    if not draft.ways:
        raise DomainError("Personne n’est à convoquer. Choisissez au moins une personne.", "ways")
    chosen = []
    for person_id, way in dict(draft.ways).items():
        person = people.get(person_id)
        if person is None:
            raise DomainError(
                "Une personne choisie ne siège plus dans ce comité ce jour-là. Rouvrez la page, puis "
                "recommencez.",
                "ways",
            )
        if way not in open_ways(person):
            raise DomainError(
                f"Pour convoquer {person.name} {BY[way]}, complétez d’abord sa fiche, ou changez la manière.",
                "ways",
            )
        chosen.append((person, way))
    return chosen
