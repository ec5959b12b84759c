"""What may be asked of a statement of expenses, and what is refused."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.natures import ExpenseNature

FORMS = (".pdf", ".xlsx", ".csv")


class Grouping(StrEnum):
    """By what the lines stand together; by person, each has a part to sign."""

    PERSON = "person"
    COMMITTEE = "committee"
    NATURE = "nature"
    MONTH = "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementAsk:
    """Costs of these days, both included; of one person, committee or nature when it is said."""

    first_day: date
    last_day: date
    by: Grouping = Grouping.PERSON
    person_id: int | None = None
    committee_id: int | None = None
    nature: ExpenseNature | None = None


def refuse_ask(ask: StatementAsk) -> None:
    """Raises DomainError where the days are no period ("last_day")."""
    if ask.last_day < ask.first_day:
        raise DomainError(
            "La fin de la période vient avant son début. Rien n’a été écrit. Corrigez une des deux dates.",
            "last_day",
        )


def refuse_form(ending: str) -> None:
    """Raises DomainError for another kind of file ("path")."""
    if ending not in FORMS:
        raise DomainError(
            "Donnez au fichier un nom qui finit par «\u00a0.pdf\u00a0», «\u00a0.xlsx\u00a0» ou "
            "«\u00a0.csv\u00a0». Rien n’a été écrit.",
            "path",
        )
