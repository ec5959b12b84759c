"""The words of the page of statements, and the periods that it offers."""

from collections.abc import Sequence
from datetime import date, timedelta

from engagement_desktop.domain.expenses.statements.asked import Grouping
from engagement_desktop.domain.expenses.statements.rows import StatementOutcome, StatementPlan
from engagement_desktop.domain.expenses.statements.told import Outcome, total_of
from engagement_desktop.french.formats import count, enumerated, money
from engagement_desktop.french.typography import NBSP

TITLE = "États de frais"
FACTS = "Par personne, comité, nature ou mois\u00a0; en PDF, classeur ou csv."
ASK_FIRST = "Dites quels jours\u00a0: ce que l’état dira s’écrit ici."
FREE = 0
_QUARTER, _MONTHS = 3, 12
_MOST = 4
_NUMBERED = (
    "En PDF, chaque personne a sa partie à signer, numérotée et gardée telle quelle. Le classeur et le csv "
    "donnent les mêmes lignes sans numéro."
)
_GROUPED = "Une somme par groupe, puis toutes les lignes. Rien n’est numéroté."


def periods(today: date) -> tuple[tuple[int, str], ...]:
    """This quarter and the three before it, this year and the last, or days to say."""
    quarters = [(-place, quarter_words(_quarter(today, place))) for place in range(1, _MOST + 1)]
    years = [(year, str(year)) for year in (today.year, today.year - 1)]
    return (*quarters, *years, (FREE, "Autres jours"))


def days_of(choice: int, today: date) -> tuple[date, date]:
    """The first and last day of what was chosen."""
    if choice > 0:
        return date(choice, 1, 1), date(choice, _MONTHS, 31)
    first = _quarter(today, -choice)
    return first, _first_of(first, _QUARTER) - timedelta(days=1)


def quarter_words(first_day: date) -> str:
    """« 4e trimestre 2026 »."""
    place = (first_day.month - 1) // _QUARTER + 1
    return f"{'1er' if place == 1 else f'{place}e'} trimestre {first_day.year}"


def note_words(by: Grouping) -> str:
    return _NUMBERED if by is Grouping.PERSON else _GROUPED


def plan_words(plan: StatementPlan) -> list[tuple[str, str]]:
    """The sum, what is to be paid, and what does not count."""
    statement = plan.statement
    if statement is None:
        return [(plan.refusal, "second")]
    lines = count(len(statement.lines), "ligne")
    people = count(statement.people, "personne")
    waiting = total_of(statement.lines, Outcome.TO_PAY)
    said = [(f"{money(statement.total)} de frais, dont {money(waiting)} à payer.", "gras")]
    said.append((f"{lines}, {people}.", "second"))
    return [*said, (plan.apart, "petit")] if plan.apart else said


def numbers_words(outcome: StatementOutcome) -> str:
    """« Numéros 2026-001 à 2026-014. », or nothing."""
    given: Sequence[str] = outcome.numbers
    if not given:
        return ""
    if len(given) <= _MOST:
        return f"{'Numéro' if len(given) == 1 else 'Numéros'} {enumerated(given)}."
    return f"Numéros {given[0]} à {given[-1]}."


def where_words(outcome: StatementOutcome) -> str:
    """Where the file is, and the numbers that were given."""
    path = outcome.path
    where = f"Le fichier «{NBSP}{path.name}{NBSP}» est dans «{NBSP}{path.parent}{NBSP}»."
    return f"{where} {numbers_words(outcome)}".strip()


def _quarter(today: date, back: int) -> date:
    """The first day of this quarter (1), of the one before (2) and so on."""
    this = date(today.year, (today.month - 1) // _QUARTER * _QUARTER + 1, 1)
    return _first_of(this, -_QUARTER * (back - 1))


def _first_of(day: date, months: int) -> date:
    counted = day.year * _MONTHS + day.month - 1 + months
    return date(counted // _MONTHS, counted % _MONTHS + 1, 1)
