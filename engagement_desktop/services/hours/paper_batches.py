"""The same paper for all the members of a committee: drawn first, then numbered, kept and written at once."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.hours.papers import PaperText
from engagement_desktop.domain.hours.papers_checks import missing_words
from engagement_desktop.domain.hours.papers_drafts import BatchDraft, BatchShape, refuse_batch
from engagement_desktop.domain.hours.papers_rows import BatchOutcome
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.letters_rows import LeftOut
from engagement_desktop.french.formats import count, period
from engagement_desktop.french.paper_texts import paper_text
from engagement_desktop.french.paper_words import SHORT_KINDS, named
from engagement_desktop.services.hours.paper_giving import (
    PDF,
    WORD,
    Drawn,
    batch_name,
    drawn,
    keep,
    next_numbers,
)
from engagement_desktop.services.hours.paper_reading import paper_facts
from engagement_desktop.services.progress import Progress, Silent
from engagement_desktop.services.register.found import found_committee
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.files import discard, write_atomically
from engagement_desktop.storage.folders import remove_folder, write_folder
from engagement_desktop.storage.hours.papers import members_between

_Told = tuple[int, str, PaperText]


class Batches:
    """Makes batches in one dossier."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def make(self, draft: BatchDraft, folder: Path, progress: Progress | None) -> BatchOutcome:
        """See `PaperService.batch`."""
        self._workspace.require(Permission.PAPER_ISSUE)
        says = progress or Silent()
        told, left_out, committee = self._told(draft, says)
        if not told:
            raise DomainError(
                f"Aucun membre de «\u00a0{committee}\u00a0» n’a de quoi remplir ce papier sur ces jours. "
                "Rien n’a été écrit."
            )
        papers = self._drawn(draft, told, says)
        name = batch_name(draft.kind, committee, period(draft.first_day, draft.last_day))
        given = count(len(papers), "papier remis", "papiers remis")
        said = f"{given}\u00a0: {SHORT_KINDS[draft.kind]}, {committee}."
        write, take_back = _writer(draft, papers, folder, name)
        says.step("Écriture des fichiers", len(papers), len(papers) + 1)
        with ExitStack() as otherwise:
            with self._workspace.act(Permission.PAPER_ISSUE, "issue papers", said, undo=False) as change:
                keep(change.session, papers)
                change.concern("person", (person_id for person_id, _, _ in told))
                written = write()
                otherwise.callback(take_back, written)
            otherwise.pop_all()
        return BatchOutcome(written, tuple(one.seal.number for one in papers), said, left_out)

    def _told(self, draft: BatchDraft, says: Progress) -> tuple[list[_Told], tuple[LeftOut, ...], str]:
        today = self._workspace.today()
        refuse_batch(draft, today)
        with self._workspace.read() as session:
            committee = found_committee(session, draft.committee_id).name
            return *self._read(session, draft, says), committee

    def _read(
        self, session: Session, draft: BatchDraft, says: Progress
    ) -> tuple[list[_Told], tuple[LeftOut, ...]]:
        people = members_between(session, draft.committee_id, draft.first_day, draft.last_day)
        told: list[_Told] = []
        left_out = []
        for person in people:
            name = f"{person.first_name} {person.last_name}".strip()
            says.step(f"Lecture\u00a0: {name}", 0, len(people) + 1)
            paper = draft.paper_of(person.id)
            facts, _ = paper_facts(session, paper, self._workspace.today())
            if why := missing_words(draft.kind, facts):
                left_out.append(LeftOut(name, why))
            else:
                told.append((person.id, name, paper_text(paper, facts)))
        return told, tuple(left_out)

    def _drawn(self, draft: BatchDraft, told: list[_Told], says: Progress) -> list[Drawn]:
        today, total = self._workspace.today(), len(told) + 1
        ending = WORD if draft.shape is BatchShape.WORD_EACH else PDF
        with self._workspace.read() as session:
            numbers = next_numbers(session, draft.kind, today.year, len(told))
        papers = []
        for done, ((person_id, name, text), number) in enumerate(zip(told, numbers, strict=True)):
            says.step(f"{named(draft.kind, number)}\u00a0: {name}", done, total)
            papers.append(drawn(text, number, today, ending, (person_id, name)))
        return papers


def _writer(
    draft: BatchDraft, papers: list[Drawn], folder: Path, name: str
) -> tuple[Callable[[], Path], Callable[[Path], None]]:
    """What writes the batch, and what takes it back when the act around it fails."""
    if draft.shape is not BatchShape.ONE_PDF:
        files = {paper.name: paper.content for paper in papers}
        return lambda: write_folder(folder, name, files), remove_folder
    from engagement_desktop.documents.hours.papers_together import papers_together

    content = papers_together([(paper.text, paper.seal) for paper in papers], name)

    def write() -> Path:
        target = _free(folder, name)
        write_atomically(target, content)
        return target

    return write, discard


def _free(folder: Path, name: str) -> Path:
    """A name that no file bears yet."""
    target, number = folder / f"{name}{PDF}", 1
    while target.exists():
        number += 1
        target = folder / f"{name} ({number}){PDF}"
    return target
