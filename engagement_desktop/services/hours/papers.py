"""Papers that recognise engagement: looked at, given one by one or in batches, given again as they were."""

from pathlib import Path

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.hours.papers import PaperKind, PaperSeal
from engagement_desktop.domain.hours.papers_drafts import BatchDraft, PaperDraft, year_days
from engagement_desktop.domain.hours.papers_rows import (
    BatchOutcome,
    Choice,
    IssuedPaper,
    PaperChoices,
    PaperOutcome,
    PaperPlan,
)
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.french.formats import date_short, enumerated
from engagement_desktop.french.paper_words import SHORT_KINDS, named
from engagement_desktop.services.given_papers import kept, write_again
from engagement_desktop.services.hours.paper_batches import Batches
from engagement_desktop.services.hours.paper_giving import PDF, WORD, draw, drawn, keep, next_numbers
from engagement_desktop.services.hours.paper_reading import paper_told
from engagement_desktop.services.progress import Progress
from engagement_desktop.services.register.found import found_person, full_name
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.files import write_atomically
from engagement_desktop.storage.hours import issued
from engagement_desktop.storage.hours import papers as stored
from engagement_desktop.storage.hours.missions import missions_of

_RIGHT = Permission.PAPER_ISSUE
_NAME = "Ce papier"


class PaperService:
    """What a person does with papers."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def kinds(self) -> tuple[PaperKind, ...]:
        """The eight papers, in the order of the page."""
        return tuple(PaperKind)

    def draft(self, kind: PaperKind, person_id: int | None = None, *, year: int | None = None) -> PaperDraft:
        """A paper of a civil year; by default the last one that is over.

        Raises:
            DomainError: the year has not begun ("first_day").
        """
        today = self._workspace.today()
        first, last = year_days(today.year - 1 if year is None else year, today)
        return PaperDraft(kind=kind, first_day=first, last_day=last, person_id=person_id)

    def choices(self, person_id: int) -> PaperChoices:
        """The meetings, missions, trainings and structures that the papers of a person may be about.

        Raises:
            DomainError: the person is no longer in the dossier.
        """
        today = self._workspace.today()
        with self._workspace.read() as session:
            found_person(session, person_id)
            meetings = stored.meetings_to_choose(session, person_id)
            missions = missions_of(session, person_id)
            trainings = stored.trainings_to_choose(session, person_id)
            structures = stored.structures_with_hours(session, person_id)
        return PaperChoices(
            meetings=tuple(Choice(key, f"{date_short(day)}, {name}") for key, day, name in meetings),
            missions=tuple(Choice(one.id, one.title) for one in missions),
            trainings=tuple(
                Choice(key, f"{date_short(day)}, {title}") for key, day, title in trainings if day <= today
            ),
            structures=tuple(Choice(*one) for one in structures),
        )

    def plan(self, draft: PaperDraft) -> PaperPlan:
        """What the paper would say, written nowhere; a refusal is told, not raised."""
        try:
            with self._workspace.read() as session:
                text, left_out = paper_told(session, draft, self._workspace.today())
        except DomainError as refusal:
            return PaperPlan(None, refusal.sentence, field=refusal.field)
        return PaperPlan(text, "", left_out)

    def preview(self, draft: PaperDraft) -> bytes:
        """The PDF without its number, written nowhere.

        Raises:
            NotPermitted: the role may not.
            DomainError: as `issue` refuses.
        """
        self._workspace.require(_RIGHT)
        today = self._workspace.today()
        with self._workspace.read() as session:
            text, _ = paper_told(session, draft, today)
        return draw(text, PaperSeal(today), PDF)

    def issue(self, draft: PaperDraft, target: Path, *, also: Path | None = None) -> PaperOutcome:
        """Gives the paper: numbers it, writes it as .pdf or .docx, keeps its very bytes.

        `also` is a second file of the same paper, under the same number. What was given is not undone.

        Raises:
            NotPermitted: the role may not.
            DomainError: the draft is refused, nothing to tell, another kind of file ("path").
            KnownProblem: the disk refuses; no number is given.
        """
        self._workspace.require(_RIGHT)
        targets = [target, *([also] if also is not None else [])]
        endings = [_ending(path) for path in targets]
        today = self._workspace.today()
        with self._workspace.read() as session:
            text, left_out = paper_told(session, draft, today)
            who = "" if draft.person_id is None else full_name(found_person(session, draft.person_id))
            number = next_numbers(session, draft.kind, today.year, 1)[0]
        papers = [drawn(text, number, today, ending, (draft.person_id, who)) for ending in endings]
        said = f"{named(draft.kind, number)}{f' pour {who}' if who else ''}."
        with self._workspace.act(_RIGHT, "issue paper", said, undo=False) as change:
            rows = keep(change.session, papers)
            if draft.person_id is not None:
                change.concern("person", [draft.person_id])
            first = rows[0].id
            for path, paper in zip(targets, papers, strict=True):
                write_atomically(path, paper.content)
        return PaperOutcome(first, number, target, said, left_out)

    def issued(self, person_id: int | None = None) -> tuple[IssuedPaper, ...]:
        """The papers given to a person, or all of them, the latest first."""
        with self._workspace.read() as session:
            return tuple(issued.issued_papers(session, person_id))

    def content(self, document_id: int) -> bytes:
        """The very bytes of a paper given.

        Raises:
            DomainError: it is no longer in the dossier.
        """
        with self._workspace.read() as session:
            return kept(issued.found_paper(session, document_id), _NAME).content

    def reprint(self, document_id: int, target: Path) -> Path:
        """Writes a paper again, the same to the last byte.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is gone, or the name asks for another form ("path").
            KnownProblem: the disk refuses.
        """
        with self._workspace.act(_RIGHT, "reprint paper") as change:
            return write_again(change, issued.found_paper(change.session, document_id), _NAME, target)

    def batch(self, draft: BatchDraft, folder: Path, *, progress: Progress | None = None) -> BatchOutcome:
        """The same paper for all the members of a committee, in a new folder inside `folder` or as one PDF.

        All or nothing: stopped or refused, no file is there and no number is given.

        Raises:
            NotPermitted: the role may not.
            DomainError: a paper made person by person, days refused, the committee is gone, nobody has
                anything to be told.
            Cancelled: stopped; nothing is written.
            KnownProblem: the disk refuses.
        """
        return Batches(self._workspace).make(draft, folder, progress)

    def person_meant(self, words: str) -> int:
        """The only person with this identifiant, or this name.

        Raises:
            DomainError: nobody, or several.
        """
        with self._workspace.read() as session:
            found = issued.people_meant(session, words)
            names = enumerated([full_name(one) for one in found])
            ids = [one.id for one in found]
        if not ids:
            raise DomainError(
                f"Personne ne répond à «\u00a0{words}\u00a0» dans ce dossier. Rien n’a été écrit. Donnez son "
                "identifiant, ou son nom et son prénom."
            )
        if len(ids) > 1:
            raise DomainError(
                f"«\u00a0{words}\u00a0» désigne {len(ids)} personnes\u00a0: {names}. Rien n’a été écrit. "
                "Donnez l’identifiant de celle que vous voulez."
            )
        return ids[0]

    def proposed_name(self, draft: PaperDraft) -> str:
        """A name for the file, before its number is known."""
        with self._workspace.read() as session:
            who = "" if draft.person_id is None else full_name(found_person(session, draft.person_id))
        return " ".join(part for part in (SHORT_KINDS[draft.kind], who, str(draft.last_day.year)) if part)


def _ending(path: Path) -> str:
    ending = path.suffix.lower()
    if ending not in {PDF, WORD}:
        raise DomainError(
            "Donnez au fichier un nom qui finit par «\u00a0.pdf\u00a0» ou «\u00a0.docx\u00a0». "
            "Rien n’a été écrit.",
            "path",
        )
    return ending
