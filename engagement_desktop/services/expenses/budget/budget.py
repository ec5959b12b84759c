"""The budget: envelopes of an exercise, what they are worth today, and the tables that leave."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Final

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError, raise_all
from engagement_desktop.domain.expenses.budget.drafts import EnvelopeDraft, envelope_faults, tidied
from engagement_desktop.domain.expenses.budget.rows import NOTHING, Budget
from engagement_desktop.domain.expenses.envelopes import Envelope, FundingSource
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.text import fold
from engagement_desktop.french.formats import count
from engagement_desktop.services.expenses.budget.counting import budget_of, costs_outside
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.expenses.budget import envelopes
from engagement_desktop.storage.files import write_atomically
from engagement_desktop.storage.register.structures import own_structure
from engagement_desktop.storage.reports.exercises import exercises_held, first_month

_RIGHT: Final = Permission.BUDGET_WRITE
_GONE: Final = "Cette enveloppe n’est plus dans le dossier. Rien n’a été changé."
_WRITTEN: Final = ("label", "label_key", "first_day", "source", "amount", "committee_id", "note")
NO_ONE: Final[frozenset[str]] = frozenset()


class BudgetService:
    """What a person does with the money set aside for engagement."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def exercises(self) -> tuple[Exercise, ...]:
        """Those that hold something or have an envelope, oldest first; today's and the next one too."""
        with self._workspace.read() as session:
            month = first_month(session)
            today = Exercise.holding(self._workspace.today(), month)
            after = Exercise.starting_in(today.year + 1, month)
            planned = (Exercise.holding(day, month) for day in envelopes.first_days_held(session))
            return tuple(sorted({*exercises_held(session), *planned, today, after}))

    def of(self, exercise_year: int) -> Budget:
        """The budget of the exercise that starts in that year."""
        with self._workspace.read() as session:
            return _budget(session, exercise_year)

    def propose(self, spent_on: date, committee_id: int | None) -> int | None:
        """The envelope of a cost, when exactly one can be."""
        with self._workspace.read() as session:
            return envelopes.propose_envelope(session, spent_on, committee_id)

    def blank(self, exercise_year: int) -> EnvelopeDraft:
        """A new envelope of an exercise."""
        with self._workspace.read() as session:
            return EnvelopeDraft(first_day=Exercise.starting_in(exercise_year, first_month(session)).start)

    def draft(self, envelope_id: int) -> EnvelopeDraft:
        """An envelope, as its form changes it.

        Raises:
            DomainError: it is no longer in the dossier.
        """
        with self._workspace.read() as session:
            return _draft(_kept(session, envelope_id))

    def save(
        self, draft: EnvelopeDraft, envelope_id: int | None = None, accepted: frozenset[str] = NO_ONE
    ) -> int:
        """Keeps an envelope.

        Raises:
            NotPermitted: the role may not.
            DomainError: what the form lacks, or another one of the exercise has its name.
            ChangedMeanwhile: somebody saved it since.
        """
        del accepted
        kept = tidied(draft)
        with self._workspace.act(_RIGHT, "save envelope", "Enveloppe enregistrée.") as change:
            session = change.session
            raise_all([*envelope_faults(kept)])
            said = _row(session, kept)
            _refuse_twin(session, said, envelope_id)
            row = said
            if envelope_id is None:
                session.add(row)
            else:
                row = _kept(session, envelope_id)
                if row.version != draft.version:
                    raise ChangedMeanwhile(_draft(row))
                for name in _WRITTEN:
                    setattr(row, name, getattr(said, name))
            session.flush()
            return row.id

    def delete(self, envelope_id: int) -> None:
        """Takes away an envelope that nothing names; one that costs name is put away instead.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is gone already.
        """
        with self._workspace.act(_RIGHT, "delete envelope", "Enveloppe retirée.") as change:
            row = _kept(change.session, envelope_id)
            if envelopes.is_leaned_on(change.session, envelope_id):
                row.archived_on = self._workspace.today()
            else:
                change.session.delete(row)

    def bring_back(self, envelope_id: int) -> None:
        """Proposes again an envelope that was put away.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is gone.
        """
        with self._workspace.act(_RIGHT, "bring back envelope", "Enveloppe proposée de nouveau.") as change:
            _kept(change.session, envelope_id).archived_on = None

    def take_in(self, envelope_id: int) -> int:
        """Puts into an envelope the costs of its exercise that stand in none and that it may pay; how many.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is gone, or no such cost waits.
        """
        with self._workspace.act(_RIGHT, "attach costs") as change:
            session = change.session
            row = _kept(session, envelope_id)
            exercise = Exercise.holding(row.first_day, first_month(session))
            whose = {None, row.committee_id}
            found = [
                cost
                for cost in costs_outside(session, exercise)
                if row.committee_id is None or cost.committee_id in whose
            ]
            if not found:
                raise DomainError(
                    f"Aucun coût sans enveloppe ne convient à «\u00a0{row.label}\u00a0». Rien n’a été changé."
                )
            for cost in found:
                cost.row.envelope_id = envelope_id
            change.said = f"{count(len(found), 'coût rattaché', 'coûts rattachés')} à {row.label}."
            return len(found)

    def export(self, exercise_year: int, target: Path) -> Budget:
        """Writes the budget: .xlsx (every table) or .csv (the envelopes). Nobody is named in it.

        Raises:
            NotPermitted: the role may not.
            DomainError: the name asks for another form.
            KnownProblem: the disk refuses.
        """
        self._workspace.require(Permission.REPORT_EXPORT)
        write = _writer(target)
        with self._workspace.act(Permission.REPORT_EXPORT, "export budget", undo=False) as change:
            found, own = _budget(change.session, exercise_year), own_structure(change.session)
            dated = datetime.combine(self._workspace.today(), time(), UTC)
            write_atomically(target, write(found, "" if own is None else own.name, dated))
        return found


Write = Callable[[Budget, str, datetime], bytes]


def _budget(session: Session, exercise_year: int) -> Budget:
    return budget_of(session, Exercise.starting_in(exercise_year, first_month(session)))


def _kept(session: Session, envelope_id: int) -> Envelope:
    row = session.get(Envelope, envelope_id)
    if row is None:
        raise DomainError(_GONE)
    return row


def _draft(row: Envelope) -> EnvelopeDraft:
    return EnvelopeDraft(
        row.first_day, row.label, row.source, row.amount, row.committee_id, row.note or "", row.version
    )


def _row(session: Session, draft: EnvelopeDraft) -> Envelope:
    """What a draft without fault says; its day becomes the first of its exercise."""
    return Envelope(
        label=draft.label,
        label_key=fold(draft.label),
        first_day=Exercise.holding(draft.first_day, first_month(session)).start,
        source=draft.source or FundingSource.OTHER,
        amount=draft.amount or NOTHING,
        committee_id=draft.committee_id,
        note=draft.note or None,
    )


def _refuse_twin(session: Session, said: Envelope, besides: int | None) -> None:
    if envelopes.envelope_named(session, said.first_day, said.label_key, besides):
        raise DomainError(
            f"Une enveloppe de cet exercice se nomme déjà «\u00a0{said.label}\u00a0». "
            "Choisissez un autre nom.",
            "label",
        )


def _writer(target: Path) -> Write:
    from engagement_desktop.documents.expenses.budget.sheets import budget_csv, budget_xlsx

    forms: Mapping[str, Write] = {".xlsx": budget_xlsx, ".csv": budget_csv}
    write = forms.get(target.suffix.lower())
    if write is None:
        raise DomainError(
            "Le budget s’enregistre en XLSX ou CSV. Donnez au fichier un nom qui finit par "
            "«\u00a0.xlsx\u00a0» ou «\u00a0.csv\u00a0».",
            "path",
        )
    return write
