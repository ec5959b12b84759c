"""What volunteer hours are worth over an exercise: counted, entered in class 8, exported."""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import UTC, datetime, time
from pathlib import Path

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError, raise_all
from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.hours.valuation import (
    Multipliers,
    changing_days,
    method_changes,
    multipliers_of,
    valued,
)
from engagement_desktop.domain.hours.valuation_method import method_faults, tidied
from engagement_desktop.domain.hours.valuation_rows import (
    FormerValuation,
    Valuation,
    ValuationEntry,
    ValuationMethod,
    ValuedPart,
    entry_of,
)
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.rates import NoRateInForce, Rates, RateSeries
from engagement_desktop.domain.settings import Setting
from engagement_desktop.services.reports.figures import FigureRules, expenses_year
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.files import write_atomically
from engagement_desktop.storage.hours.valuation import apart_minutes, given_minutes
from engagement_desktop.storage.local_rates import rates_in_force
from engagement_desktop.storage.register.structures import own_structure
from engagement_desktop.storage.reports.exercises import exercises_to_choose, holds_something

_RIGHT = Permission.VALUATION_EXPORT
_KEY = "valuation:method"
_NOT_HERE = "Ce dossier n’a pas encore de structure. Créez-la ou importez un classeur, puis réessayez."
EVERYONE: frozenset[str] = frozenset()

Render = Callable[[Valuation, datetime], bytes]


class ValuationService:
    """What a person does with the valuation of hours."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def exercises(self) -> tuple[Exercise, ...]:
        """The exercises that hold something, oldest first; the one that holds today is always among them."""
        with self._workspace.read() as session:
            return exercises_to_choose(session, self._workspace.today())

    def of(self, exercise_year: int) -> Valuation:
        """The valuation of the exercise that starts in that year.

        Raises:
            DomainError: the dossier has no structure yet, or hours are older than the first known rate.
        """
        with self._workspace.read() as session:
            return _valuation(session, exercise_year)

    def entry(self, exercise_year: int) -> ValuationEntry:
        """Its entry of class 8, on the last day of the exercise.

        Raises:
            DomainError: as `of`, or there is nothing to value.
        """
        found = self.of(exercise_year)
        if not found.value:
            raise DomainError("Aucune heure bénévole n’est validée\u00a0: il n’y a rien à écrire.")
        return entry_of(found)

    def method(self) -> ValuationMethod:
        """The accounts and the words of the structure."""
        with self._workspace.read() as session:
            return _method(session)

    def save_method(self, draft: ValuationMethod, accepted: frozenset[str] = EVERYONE) -> int:
        """Keeps the accounts and the words; gives the number of this state of them.

        Raises:
            NotPermitted: the role may not.
            DomainError: an account is not one of class 8.
            ChangedMeanwhile: somebody saved them since; `theirs` is a ValuationMethod.
        """
        del accepted
        kept = tidied(draft)
        with self._workspace.act(
            Permission.RATE_ADD, "save valuation method", "Méthode de valorisation enregistrée."
        ) as change:
            stored = _method(change.session)
            if (stored.version or 0) != (draft.version or 0):
                raise ChangedMeanwhile(stored)
            raise_all([*method_faults(kept)])
            version = (stored.version or 0) + 1
            written = _written(kept, version)
            setting = change.session.get(Setting, _KEY)
            if setting is None:
                change.session.add(Setting(key=_KEY, value=written))
            else:
                setting.value = written
            return version

    def export(self, exercise_year: int, target: Path) -> Valuation:
        """Writes the valuation in the form that the file's name asks: .xlsx, .csv (the entry) or .pdf.

        The file is there whole or not at all.

        Raises:
            NotPermitted: the role may not.
            DomainError: the name asks for another form; as `of`.
            KnownProblem: the disk refuses.
        """
        self._workspace.require(_RIGHT)
        render = _renderer(target)
        found = self.of(exercise_year)
        content = render(found, datetime.combine(self._workspace.today(), time(), UTC))
        with self._workspace.act(_RIGHT, "export valuation", undo=False):
            write_atomically(target, content)
        return found


def _valuation(session: Session, exercise_year: int) -> Valuation:
    structure = own_structure(session)
    if structure is None:
        raise DomainError(_NOT_HERE)
    exercise = Exercise.starting_in(exercise_year, structure.exercise_first_month)
    rules = FigureRules(structure.counts_travel, rates_in_force(session))
    multipliers = multipliers_of(rules.rates)
    parts, volunteers = _parts(session, exercise, rules, multipliers)
    apart = apart_minutes(session, exercise, travel_counts=rules.travel_counts)
    costs = expenses_year(session, exercise).by_status
    return Valuation(
        exercise=exercise,
        structure=structure.name,
        parts=parts,
        plain=_worth(_parts(session, exercise, rules, _plain(rules.rates))[0]),
        volunteers=volunteers,
        indemnified_minutes=apart.indemnified,
        paid_minutes=apart.paid,
        waiting_minutes=apart.waiting,
        reimbursed=costs[ClaimStatus.REIMBURSED],
        waived=costs[ClaimStatus.WAIVED],
        travel_counts=rules.travel_counts,
        method=_method(session),
        changes=method_changes(exercise, rules.rates.smic, multipliers),
        former=_former(session, exercise, rules, multipliers),
    )


def _parts(
    session: Session, exercise: Exercise, rules: FigureRules, multipliers: Multipliers
) -> tuple[tuple[ValuedPart, ...], int]:
    """The valued parts, and how many people gave them."""
    wage = rules.rates.smic
    starts = changing_days(exercise, [wage, *multipliers.values()])
    hours = given_minutes(session, exercise, starts, travel_counts=rules.travel_counts)
    return valued(hours, wage, multipliers), len({one.person for one in hours})


def _former(
    session: Session, exercise: Exercise, rules: FigureRules, multipliers: Multipliers
) -> FormerValuation | None:
    """The exercise before, when it holds something that the known rates can value."""
    before = exercise.previous()
    if not holds_something(session, before):
        return None
    with suppress(NoRateInForce):
        parts, _ = _parts(session, before, rules, multipliers)
        same, _ = _parts(session, before, rules, _as_on(multipliers, exercise))
        return FormerValuation(before, sum(part.minutes for part in parts), _worth(parts), _worth(same))
    return None


def _plain(rates: Rates) -> Multipliers:
    """Every family at 1: the method of the yearly report."""
    return {family: _fixed(series, "1") for family, series in multipliers_of(rates).items()}


def _as_on(multipliers: Multipliers, exercise: Exercise) -> Multipliers:
    """Every family at what it counts at the end of an exercise."""
    return {family: _fixed(series, series.on(exercise.end).value) for family, series in multipliers.items()}


def _fixed(series: RateSeries, value: str) -> RateSeries:
    return replace(series, periods=(replace(series.periods[0], value=value),))


def _worth(parts: tuple[ValuedPart, ...]) -> Money:
    return Money.sum(part.value for part in parts)


def _method(session: Session) -> ValuationMethod:
    kept = session.get(Setting, _KEY)
    return ValuationMethod() if kept is None else ValuationMethod(**json.loads(kept.value))


def _written(method: ValuationMethod, version: int) -> str:
    return json.dumps(asdict(replace(method, version=version)), ensure_ascii=False, sort_keys=True)


def _renderer(target: Path) -> Render:
    forms: Mapping[str, Render] = {".xlsx": _xlsx, ".csv": _csv, ".pdf": _pdf}
    render = forms.get(target.suffix.lower())
    if render is None:
        raise DomainError(
            "La valorisation s’enregistre en PDF, XLSX ou CSV. Donnez au fichier un nom qui finit par "
            "«\u00a0.pdf\u00a0», «\u00a0.xlsx\u00a0» ou «\u00a0.csv\u00a0».",
            "path",
        )
    return render


def _xlsx(valuation: Valuation, dated: datetime) -> bytes:
    from engagement_desktop.documents.hours.valuation_paper import valuation_xlsx

    return valuation_xlsx(valuation, dated)


def _csv(valuation: Valuation, dated: datetime) -> bytes:
    del dated
    from engagement_desktop.documents.hours.valuation_paper import valuation_csv

    return valuation_csv(valuation)


def _pdf(valuation: Valuation, dated: datetime) -> bytes:
    from engagement_desktop.documents.hours.valuation_paper import valuation_pdf

    return valuation_pdf(valuation, dated)
