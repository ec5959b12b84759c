"""What meetings left, on paper: the register of decisions, the list of actions, the poster."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.lists import Cursor, ListQuery
from engagement_desktop.domain.meetings.follow_up.actions_rows import ActionTiming, days_late
from engagement_desktop.domain.meetings.follow_up.posters import poster_of
from engagement_desktop.domain.meetings.papers import ActionLine, DecisionLine
from engagement_desktop.domain.meetings.voting.votes import Vote
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.letters_rows import LetterOutcome
from engagement_desktop.french.formats import count
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.files import write_atomically
from engagement_desktop.storage.meetings.follow_up import actions, decisions, proposals
from engagement_desktop.storage.register.structures import own_structure

if TYPE_CHECKING:
    from engagement_desktop.documents.archive import Properties

_RIGHT = Permission.LETTER_MAKE
_PDF, _CSV = ".pdf", ".csv"


class FollowUpPaperService:
    """Papers made from the lists that one looks at."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def decisions(self, query: ListQuery, target: Path) -> LetterOutcome:
        """The register that a query keeps, in its order, as .pdf or .csv.

        Raises:
            NotPermitted: the role may not.
            DomainError: another kind of file, or no decision.
            KnownProblem: the disk refuses.
        """
        from engagement_desktop.documents.meetings.decisions_paper import decisions_csv, decisions_pdf

        self._allow(target, _PDF, _CSV)
        lines = tuple(self._decision_lines(query))
        if not lines:
            raise DomainError("Aucune décision à écrire. Rien n’a été écrit.")
        if target.suffix.lower() == _CSV:
            return self._written(target, decisions_csv(lines), "make decisions register", len(lines))
        name = self._structure()
        content = decisions_pdf(lines, name, self._properties("Registre des décisions", name))
        return self._written(target, content, "make decisions register", len(lines))

    def actions(self, query: ListQuery, target: Path) -> LetterOutcome:
        """The actions that a query keeps, the late ones first, as .pdf.

        Raises:
            NotPermitted: the role may not.
            DomainError: another kind of file, or no action.
            KnownProblem: the disk refuses.
        """
        from engagement_desktop.documents.meetings.actions_paper import actions_pdf

        self._allow(target, _PDF)
        lines = tuple(self._action_lines(query))
        if not lines:
            raise DomainError("Aucune action à écrire. Rien n’a été écrit.")
        name = self._structure()
        content = actions_pdf(lines, name, self._properties("Actions", name))
        return self._written(target, content, "make actions list", len(lines))

    def poster(self, target: Path) -> LetterOutcome:
        """« Vous avez dit, nous avons fait » with the newest of what is ticked, as .pdf.

        Raises:
            NotPermitted: the role may not.
            DomainError: another kind of file, nothing is ticked, or sentences too long for a page.
            KnownProblem: the disk refuses.
        """
        from engagement_desktop.documents.meetings.poster import poster_pdf

        self._allow(target, _PDF)
        with self._workspace.read() as session:
            lines, bodies = proposals.poster_lines(session), proposals.poster_bodies(session)
        name = self._structure()
        poster = poster_of(lines, name, bodies[0] if len(bodies) == 1 else "", self._workspace.today())
        content = poster_pdf(poster, self._properties("Vous avez dit, nous avons fait", name))
        made = len(poster.pairs) + bool(poster.not_yet)
        return replace(self._written(target, content, "make poster", made), beyond=len(lines) - made)

    def _decision_lines(self, query: ListQuery) -> Iterator[DecisionLine]:
        after: Cursor | None = None
        with self._workspace.read() as session:
            while True:
                page = decisions.decisions_page(session, query, after)
                votes = decisions.votes_carrying(session, [row.id for row in page.rows])
                for row in page.rows:
                    vote, minutes = votes[row.id]
                    yield DecisionLine(
                        number=row.number,
                        decided_on=row.decided_on,
                        committee=row.committee,
                        wording=row.wording,
                        level=row.level,
                        vote=vote_words(vote),
                        minutes=minutes,
                    )
                if (after := page.after) is None:
                    return

    def _action_lines(self, query: ListQuery) -> Iterator[ActionLine]:
        today, after = self._workspace.today(), None
        with self._workspace.read() as session:
            while True:
                page = actions.actions_page(session, query, today, after)
                for row in page.rows:
                    late = row.timing is ActionTiming.LATE and row.due_on is not None
                    yield ActionLine(
                        number=row.number,
                        wording=row.wording,
                        owner=row.owner or "",
                        asked_on=row.asked_on,
                        due_on=row.due_on,
                        state=row.state,
                        priority=row.priority,
                        late_days=days_late(row.due_on, today) if late and row.due_on else 0,
                        closed_on=row.closed_on,
                        proof=row.proof or "",
                    )
                if (after := page.after) is None:
                    return

    def _structure(self) -> str:
        with self._workspace.read() as session:
            own = own_structure(session)
        return "" if own is None else own.name

    def _properties(self, title: str, author: str) -> "Properties":
        from engagement_desktop.documents.archive import Properties
        from engagement_desktop.documents.text import plain

        dated = datetime.combine(self._workspace.today(), time(), UTC)
        return Properties(title=title, subject=title, author=plain(author) or "Engagement", dated=dated)

    def _allow(self, target: Path, *forms: str) -> None:
        self._workspace.require(_RIGHT)
        if target.suffix.lower() not in forms:
            ends = " ou ".join(f"«\u00a0{one}\u00a0»" for one in forms)
            raise DomainError(f"Donnez au fichier un nom qui finit par {ends}. Rien n’a été écrit.", "path")

    def _written(self, target: Path, content: bytes, verb: str, made: int) -> LetterOutcome:
        """The file is there whole or not at all."""
        with self._workspace.act(_RIGHT, verb):
            write_atomically(target, content)
        return LetterOutcome(target, made)


def vote_words(vote: Vote | None) -> str:
    """« 12 pour, 0 contre, 1 abstention »."""
    if vote is None:
        return ""
    return f"{vote.votes_for} pour, {vote.votes_against} contre, {count(vote.abstentions, 'abstention')}"
