"""Statements of expenses: looked at, written by person, committee, nature or month, given again."""

from pathlib import Path

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.statements.asked import (
    Grouping,
    StatementAsk,
    refuse_ask,
    refuse_form,
)
from engagement_desktop.domain.expenses.statements.paper import StatementSeal
from engagement_desktop.domain.expenses.statements.rows import (
    GroupRow,
    IssuedStatement,
    StatementOutcome,
    StatementPlan,
)
from engagement_desktop.domain.expenses.statements.told import Outcome, Statement, total_of
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.people import Person
from engagement_desktop.french.formats import count, money, period
from engagement_desktop.french.statement_words import TITLE, grouped, left_out_words, nothing_words
from engagement_desktop.services.expenses.statements.giving import give_statements, told
from engagement_desktop.services.expenses.statements.reading import issuer_now, parts_of, statement_asked
from engagement_desktop.services.given_papers import kept, write_again
from engagement_desktop.services.progress import Progress, Silent
from engagement_desktop.services.register.found import COMMITTEE_GONE, PERSON_GONE
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.expenses.statements import issued
from engagement_desktop.storage.files import write_atomically

_RIGHT = Permission.PAPER_ISSUE
_NAME = "Cet état de frais"
_PDF = ".pdf"


class StatementService:
    """What a person does with statements of expenses; what was given is not undone."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def facts(self, ask: StatementAsk) -> Statement:
        """What a statement would tell, written nowhere.

        Raises:
            DomainError: no period, somebody or something is gone, or there is nothing to tell.
        """
        with self._workspace.read() as session:
            return _found(session, ask)

    def plan(self, ask: StatementAsk) -> StatementPlan:
        """The same with the sums of each group; a refusal is told, not raised."""
        try:
            statement = self.facts(ask)
        except DomainError as refusal:
            return StatementPlan(None, refusal=refusal.sentence, field=refusal.field)
        return StatementPlan(statement, groups_of(statement, ask.by), left_out_words(statement.left_out))

    def preview(self, ask: StatementAsk) -> bytes:
        """The PDF without numbers, written nowhere.

        Raises:
            NotPermitted: the role may not.
            DomainError: as `make` refuses.
        """
        self._workspace.require(_RIGHT)
        with self._workspace.read() as session:
            return self._drawn(session, _found(session, ask), ask, Silent())

    def make(self, ask: StatementAsk, target: Path, progress: Progress | None = None) -> StatementOutcome:
        """Writes the statement as .pdf, .xlsx or .csv.

        The PDF by person gives each a numbered paper to sign, which is kept as it is. Stopped or refused, no
        file is there and no number is given.

        Raises:
            NotPermitted: the role may not.
            DomainError: no period, nothing to tell, or another kind of file ("path").
            KnownProblem: the disk refuses; no number is given.
            Cancelled: stopped.
        """
        ending = target.suffix.lower()
        refuse_form(ending)
        if ending == _PDF and ask.by is Grouping.PERSON:
            return self._give(ask, target, progress or Silent())
        with self._workspace.act(_RIGHT, "export statement", undo=False) as change:
            statement = _found(change.session, ask)
            content = self._written(change.session, statement, ask, ending, progress or Silent())
            change.concern("expense_claim", sorted({line.claim_id for line in statement.lines}))
            write_atomically(target, content)
        return _outcome(statement, target, ())

    def issued(self, person_id: int | None = None) -> tuple[IssuedStatement, ...]:
        """The statements given to a person, or all of them, the latest first."""
        with self._workspace.read() as session:
            return issued.issued_statements(session, person_id)

    def content(self, document_id: int) -> bytes:
        """The very bytes of a statement given.

        Raises:
            DomainError: it is no longer in the dossier.
        """
        with self._workspace.read() as session:
            return kept(issued.found_statement(session, document_id), _NAME).content

    def reprint(self, document_id: int, target: Path) -> Path:
        """Writes a statement again, the same to the last byte.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is gone, or the name asks for another form ("path").
            KnownProblem: the disk refuses.
        """
        with self._workspace.act(_RIGHT, "reprint statement") as change:
            return write_again(change, issued.found_statement(change.session, document_id), _NAME, target)

    def proposed_name(self, ask: StatementAsk) -> str:
        """A name for the file, before any number is known."""
        with self._workspace.read() as session:
            person = session.get(Person, ask.person_id or 0)
            who = "" if person is None else f", {person.first_name} {person.last_name}"
        return f"{TITLE} {period(ask.first_day, ask.last_day)}{who}"

    def _give(self, ask: StatementAsk, target: Path, progress: Progress) -> StatementOutcome:
        from engagement_desktop.documents.expenses.statements.paper import statements_pdf

        today = self._workspace.today()
        with self._workspace.act(_RIGHT, "issue statement", undo=False) as change:
            session = change.session
            statement = _found(session, ask)
            given = give_statements(session, parts_of(session, statement), today, progress)
            change.concern("person", [one.row.person_id for one in given if one.row.person_id])
            content = statements_pdf([(one.text, one.seal) for one in given])
            write_atomically(target, content)
            numbers = tuple(one.row.number for one in given)
        return _outcome(statement, target, numbers)

    def _written(
        self, session: Session, statement: Statement, ask: StatementAsk, ending: str, progress: Progress
    ) -> bytes:
        """The bytes of a form that gives no number."""
        from engagement_desktop.documents.expenses.statements.sheets import statement_csv, statement_xlsx

        if ending == _PDF:
            return self._drawn(session, statement, ask, progress)
        progress.step(TITLE, 0, len(statement.lines))
        if ending == ".csv":
            return statement_csv(statement)
        name, groups = issuer_now(session).name, groups_of(statement, ask.by)
        return statement_xlsx(statement, groups, ask.by, name, self._workspace.now())

    def _drawn(self, session: Session, statement: Statement, ask: StatementAsk, progress: Progress) -> bytes:
        """The PDF, without any number."""
        from engagement_desktop.documents.expenses.statements.grouped import grouped_pdf
        from engagement_desktop.documents.expenses.statements.paper import statements_pdf

        today = self._workspace.today()
        if ask.by is Grouping.PERSON:
            parts = parts_of(session, statement)
            return statements_pdf([(told(session, part), StatementSeal(today)) for part in parts])
        name, lines = issuer_now(session).name, len(statement.lines)
        groups = groups_of(statement, ask.by)
        return grouped_pdf(statement, groups, ask.by, name, today, lambda page: progress.step(page, 0, lines))


def groups_of(statement: Statement, by: Grouping) -> tuple[GroupRow, ...]:
    """The sums of each group."""
    return tuple(
        GroupRow(
            words=words,
            lines=len(its),
            km_hundredths=sum(line.km_hundredths or 0 for line in its),
            total=total_of(its),
            to_pay=total_of(its, Outcome.TO_PAY),
        )
        for words, its in grouped(statement.lines, by)
    )


def _found(session: Session, ask: StatementAsk) -> Statement:
    refuse_ask(ask)
    if ask.person_id is not None and session.get(Person, ask.person_id) is None:
        raise DomainError(PERSON_GONE, "person_id")
    if ask.committee_id is not None and session.get(Committee, ask.committee_id) is None:
        raise DomainError(COMMITTEE_GONE, "committee_id")
    statement = statement_asked(session, ask)
    if not statement.lines:
        raise DomainError(nothing_words(statement.left_out, period(ask.first_day, ask.last_day)))
    return statement


def _outcome(statement: Statement, target: Path, numbers: tuple[str, ...]) -> StatementOutcome:
    lines = count(len(statement.lines), "ligne")
    papers = count(len(numbers), "état de frais", "états de frais") if numbers else TITLE
    said = f"{papers}\u00a0: {lines}, {money(statement.total)}."
    return StatementOutcome(target, len(statement.lines), statement.total, numbers, said)
