"""The register on any day, and what changed between two days."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.dated_rules import CommitteePast
from engagement_desktop.domain.register.history import RegisterChange, RegisterLine
from engagement_desktop.domain.register.letters_rows import Letterhead, LetterOutcome
from engagement_desktop.domain.register.mandates import Office
from engagement_desktop.domain.register.register_changes import changes_between, line_of
from engagement_desktop.french.register_changes import told
from engagement_desktop.services.progress import Progress, Silent
from engagement_desktop.services.register.letter_drawings import Drawings
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.files import write_atomically
from engagement_desktop.storage.register import held, rules
from engagement_desktop.storage.register.structures import own_structure

_OFFICES = tuple(Office)
_PDF, _CSV = ".pdf", ".csv"
_FORMS = frozenset({_PDF, _CSV})


class HistoryService:
    """What a person sees of the register's past."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def register_on(self, day: date, committee_id: int | None = None) -> tuple[RegisterLine, ...]:
        """Every mandate in force that day, by committee, then office, then name; guests included."""
        with self._workspace.read() as session:
            pasts = _pasts(session, committee_id)
            there = held.in_force_on(session, day, committee_id)
        order = {past.id: at for at, past in enumerate(pasts)}
        there.sort(
            key=lambda one: (
                order[one.committee_id],
                _OFFICES.index(one.office),
                one.holder.sort_key,
                one.mandate_id,
            )
        )
        return tuple(line_of(one, pasts[order[one.committee_id]].name, day) for one in there)

    def changes(
        self, since: date, until: date, committee_id: int | None = None
    ) -> tuple[RegisterChange, ...]:
        """What makes the register of `until` differ from that of `since`, in order of time.

        Raises:
            DomainError: `until` comes before `since`.
        """
        if until < since:
            raise DomainError("La seconde date vient avant la première. Échangez-les.", "until")
        with self._workspace.read() as session:
            pasts = _pasts(session, committee_id)
            moving = held.moving_between(session, since, until, committee_id)
        found = changes_between(since, until, pasts, moving)
        return tuple(replace(change, sentence=told(change)) for change in found)

    def write_register(
        self, day: date, target: Path, committee_id: int | None = None, *, progress: Progress | None = None
    ) -> LetterOutcome:
        """The register of a day as a file: .csv for a spreadsheet, .pdf to print.

        Raises:
            NotPermitted: the role may not.
            DomainError: another kind of file.
            Cancelled: stopped; nothing is written.
            KnownProblem: the disk refuses.
        """
        form = self._allow(target)
        lines = self.register_on(day, committee_id)
        if form == _CSV:
            from engagement_desktop.documents.register.register_csv import register_csv

            content = register_csv(lines)
        else:
            content = self._drawings().register(lines, day, _pages(progress, len(lines)))
        people = (line.person_id for line in lines)
        return self._written(target, content, "make register file", len(lines), people)

    def write_changes(
        self,
        since: date,
        until: date,
        target: Path,
        committee_id: int | None = None,
        *,
        progress: Progress | None = None,
    ) -> LetterOutcome:
        """What changed between two days as a file: .csv for a spreadsheet, .pdf to print.

        Raises:
            NotPermitted: the role may not.
            DomainError: another kind of file, or `until` comes before `since`.
            Cancelled: stopped; nothing is written.
            KnownProblem: the disk refuses.
        """
        form = self._allow(target)
        found = self.changes(since, until, committee_id)
        if form == _CSV:
            from engagement_desktop.documents.register.register_csv import changes_csv

            content = changes_csv(found)
        else:
            content = self._drawings().changes(found, (since, until), _pages(progress, len(found)))
        people = (change.person_id for change in found if change.person_id is not None)
        return self._written(target, content, "make changes file", len(found), people)

    def _allow(self, target: Path) -> str:
        self._workspace.require(Permission.LETTER_MAKE)
        form = target.suffix.lower()
        if form not in _FORMS:
            ends = f"«\u00a0{_CSV}\u00a0» ou «\u00a0{_PDF}\u00a0»"
            raise DomainError(f"Donnez au fichier un nom qui finit par {ends}. Rien n’a été écrit.", "path")
        return form

    def _drawings(self) -> Drawings:
        with self._workspace.read() as session:
            structure = own_structure(session)
            name = "" if structure is None else structure.name
        return Drawings(Letterhead(name=name), self._workspace.today())

    def _written(
        self, target: Path, content: bytes, verb: str, made: int, people: Iterable[int]
    ) -> LetterOutcome:
        """The file is there whole or not at all; the trace keeps about whom it tells."""
        with self._workspace.act(Permission.LETTER_MAKE, verb) as change:
            change.concern("person", sorted(set(people)))
            write_atomically(target, content)
        return LetterOutcome(target, made)


def _pages(progress: Progress | None, total: int) -> Callable[[str], None]:
    told = progress or Silent()
    return lambda said: told.step(said, 0, total)


def _pasts(session: Session, committee_id: int | None) -> list[CommitteePast]:
    return rules.committee_pasts(session, None if committee_id is None else [committee_id])
